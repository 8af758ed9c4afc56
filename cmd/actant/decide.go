package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
)

// decisionCommands are the commands by which people correct a corpus.
func decisionCommands(a *app) []*cobra.Command {
	return []*cobra.Command{
		mergeCommand(a), splitCommand(a), renameCommand(a), retypeCommand(a), hideCommand(a), rejectCommand(a), correctCommand(a),
		noteCommand(a), distinctCommand(a), reviewCommand(a), undoCommand(a), decisionsCommand(a),
	}
}

const afterwards = `
What was extracted stays as it is: a decision is a line of a log beside it, holds for documents added later, too, and
` + "`actant undo`" + ` takes it back. NAME is a name, an alias or a key; one that several have is refused, with their keys.`

// deciding makes a command that opens the corpus and decides one thing.
func (a *app) deciding(use, short, long string, args cobra.PositionalArgs, decide func(context.Context, *curator, []string) error) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long + "\n" + afterwards, Args: args,
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := a.openCorpus(cmd.Context(), false)
			if err != nil {
				return err
			}
			return decide(cmd.Context(), newCurator(a, s), args)
		},
	}
	a.corpusFlag(cmd)
	return cmd
}

// exactly is cobra.ExactArgs with an error that says what is missing.
func exactly(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) != n {
			return usageError("%s needs %s; see `%s --help`", cmd.CommandPath(), what, cmd.CommandPath())
		}
		return nil
	}
}

func mergeCommand(a *app) *cobra.Command {
	return a.deciding("merge NAME INTO", "Say that two entities are the same",
		`Say that two entities are the same. The second stays, and so does its name.

  actant merge "J. Marchetti" "Josephine Marchetti"`, exactly(2, "two names"),
		func(ctx context.Context, c *curator, args []string) error {
			from, into, err := c.two(ctx, args)
			if err != nil {
				return err
			}
			return c.decide(ctx, decision.Decision{Kind: decision.Merge, Key: from.Key, Into: into.Key, Name: into.Label})
		})
}

func distinctCommand(a *app) *cobra.Command {
	return a.deciding("distinct NAME NAME", "Say that two entities are not the same",
		`Say that two entities are not the same, so that they are neither proposed to be merged nor merged by mistake.

  actant distinct "Kim Jong Un" "Kim Jong Il"`, exactly(2, "two names"),
		func(ctx context.Context, c *curator, args []string) error {
			one, other, err := c.two(ctx, args)
			if err != nil {
				return err
			}
			return c.decide(ctx, decision.Decision{Kind: decision.Distinct, Key: one.Key, Into: other.Key})
		})
}

func renameCommand(a *app) *cobra.Command {
	return a.deciding("rename NAME NEW", "Show an entity under another name",
		`Show an entity under another name. The old one goes on as an alias.

  actant rename "J. Marchetti" "Josephine Marchetti"`, exactly(2, "a name and the new name"),
		func(ctx context.Context, c *curator, args []string) error {
			e, err := c.entity(ctx, args[0])
			if err != nil {
				return err
			}
			return c.decide(ctx, decision.Decision{Kind: decision.Rename, Key: e.Key, Name: args[1]})
		})
}

func retypeCommand(a *app) *cobra.Command {
	return a.deciding("retype NAME TYPE", "Correct the type of an entity",
		`Correct the type of an entity: `+list(fact.Types)+`.
What has the same name under that type already takes it in.

  actant retype Brightwell organisation`, exactly(2, "a name and a type"),
		func(ctx context.Context, c *curator, args []string) error {
			types, err := known(args[1:], "TYPE", fact.Types)
			if err != nil {
				return err
			}
			e, err := c.entity(ctx, args[0])
			if err != nil {
				return err
			}
			return c.decide(ctx, decision.Decision{Kind: decision.Retype, Key: e.Key, Type: types[0]})
		})
}

func hideCommand(a *app) *cobra.Command {
	return a.deciding("hide NAME", "Treat an entity as if it had not been found",
		`Treat an entity as if it had not been found: it and its relations are gone from lists, graphs and exports.

  actant hide "Read More"`, exactly(1, "a name"),
		func(ctx context.Context, c *curator, args []string) error {
			e, err := c.entity(ctx, args[0])
			if err != nil {
				return err
			}
			return c.decide(ctx, decision.Decision{Kind: decision.Hide, Key: e.Key})
		})
}

func noteCommand(a *app) *cobra.Command {
	return a.deciding("note NAME TEXT", "Keep a note on an entity",
		`Keep a note on an entity; `+"`actant show`"+` and the explorer show it.

  actant note Halvorsen "on the board until 2019, see the register"`, exactly(2, "a name and a text"),
		func(ctx context.Context, c *curator, args []string) error {
			e, err := c.entity(ctx, args[0])
			if err != nil {
				return err
			}
			return c.decide(ctx, decision.Decision{Kind: decision.Note, Key: e.Key, Text: args[1]})
		})
}

func splitCommand(a *app) *cobra.Command {
	var forms, docs []string
	var into, typ string
	cmd := a.deciding("split NAME --into OTHER", "Take apart two who were taken for one",
		`Take apart two who were taken for one: what NAME is called by the forms given, in the documents given, is
OTHER, which may be a new entity or one that is there. Pronouns go with the name before them.

  actant split "George Bush" --form "George H. W. Bush" --into "George H. W. Bush"
  actant split Georgia --doc 3f9c21 --into "Georgia" --type place`, exactly(1, "a name"),
		func(ctx context.Context, c *curator, args []string) error {
			d := decision.Decision{Kind: decision.Split, Name: strings.TrimSpace(into), Forms: forms}
			if d.Name == "" || len(forms)+len(docs) == 0 {
				return usageError("split needs --into OTHER, and --form or --doc to say what of it is OTHER")
			}
			if typ != "" {
				types, err := known([]string{typ}, "--type", fact.Types)
				if err != nil {
					return err
				}
				d.Type = types[0]
			}
			e, err := c.entity(ctx, args[0])
			if err != nil {
				return err
			}
			if d.Documents, err = documentsIn(ctx, c.s, docs); err != nil {
				return err
			}
			if err := c.hasForms(ctx, e, forms); err != nil {
				return err
			}
			d.Key = e.Key
			return c.decide(ctx, d)
		})
	fs := cmd.Flags()
	fs.StringArrayVar(&forms, "form", nil, "where it is written so; may be given several times")
	fs.StringArrayVar(&docs, "doc", nil, "where it occurs in this document: an ID, the beginning of one, or a path")
	fs.StringVar(&into, "into", "", "the name of the other one")
	fs.StringVar(&typ, "type", "", "the type of the other one, when it is another: "+list(fact.Types))
	return cmd
}

// curator decides things about a corpus.
type curator struct {
	*app
	s      *store.Store
	labels map[string]string // by key, as far as they were asked for
}

func newCurator(a *app, s *store.Store) *curator { return &curator{a, s, map[string]string{}} }

// decide takes a decision into the log, and says what it was and how to take it back.
func (c *curator) decide(ctx context.Context, d decision.Decision) error {
	title := c.title(ctx, d) // before it, as names may be gone afterwards
	d.At = now()
	clear(c.labels)
	id, err := c.s.Decide(ctx, d)
	if err != nil {
		return refusal(err)
	}
	c.say("Decision %d: %s. `%s` takes it back.", id, title, c.undoing(id))
	return nil
}

// undoing is the command that takes a decision back.
func (c *curator) undoing(id int64) string {
	if c.corpus == "" {
		return fmt.Sprintf("actant undo %d", id)
	}
	return fmt.Sprintf("actant undo %d -c %s", id, c.corpus)
}

// title is a decision in words.
func (c *curator) title(ctx context.Context, d decision.Decision) string {
	return shorten(d.Title(func(key string) string { return c.label(ctx, key) }), 200)
}

// label returns the name of an entity, "" when it is gone.
func (c *curator) label(ctx context.Context, key string) string {
	if l, ok := c.labels[key]; ok {
		return l
	}
	if card, err := c.s.Entity(ctx, key, store.Query{}); err == nil {
		c.labels[key] = card.Label
	}
	return c.labels[key]
}

// refusal gives an error its exit status.
func refusal(err error) error {
	var refused *decision.Refused
	var unknown *decision.UnknownKey
	switch {
	case errors.As(err, &unknown):
		return exit{exitNothing, unknown.Error()}
	case errors.As(err, &refused):
		return exit{exitUsage, refused.Error()}
	case errors.Is(err, store.ErrUnknown):
		return exit{exitNothing, err.Error()}
	}
	return err
}

func (c *curator) two(ctx context.Context, names []string) (x, y store.Entity, err error) {
	if x, err = c.entity(ctx, names[0]); err == nil {
		y, err = c.entity(ctx, names[1])
	}
	return x, y, err
}

// entity returns the one entity that a name means: a key, else a label, else an alias, else the only one that is found by it. A
// decision about the wrong one would be worse than a question.
func (c *curator) entity(ctx context.Context, name string) (store.Entity, error) {
	found, err := c.s.Find(ctx, name, 50)
	if err != nil {
		return store.Entity{}, err
	}
	for _, fits := range []func(e store.Entity) bool{
		func(e store.Entity) bool { return e.Key == name },
		func(e store.Entity) bool { return decision.Key("", e.Label) == decision.Key("", name) },
		func(e store.Entity) bool { return e.Alias != "" && decision.Key("", e.Alias) == decision.Key("", name) },
		func(e store.Entity) bool { return true },
	} {
		i := slices.IndexFunc(found, fits)
		if i < 0 {
			continue
		}
		if j := slices.IndexFunc(found[i+1:], fits); j >= 0 && found[i].Key != name {
			return store.Entity{}, ambiguous(name, slices.DeleteFunc(found, func(e store.Entity) bool { return !fits(e) }))
		}
		return found[i], nil
	}
	if t, _, ok := strings.Cut(name, "/"); ok && slices.Contains(fact.Types, fact.Type(t)) {
		return store.Entity{Key: name, Label: name}, nil // a key that an earlier decision led away; the log knows
	}
	return store.Entity{}, exit{exitNothing, fmt.Sprintf("nobody named %q in the corpus; `actant ls entities` lists them", name)}
}

func ambiguous(name string, found []store.Entity) error {
	var lines []string
	for _, e := range found[:min(len(found), 8)] {
		lines = append(lines, fmt.Sprintf("%s (%s, %s)", e.Key, e.Label, plural(e.Mentions, "mention")))
	}
	more := ""
	if len(found) > len(lines) {
		more = " and others"
	}
	return usageError("%q may be any of %s%s; name one by its key", name, strings.Join(lines, ", "), more)
}

// hasForms says which of the forms an entity is not called by.
func (c *curator) hasForms(ctx context.Context, e store.Entity, forms []string) error {
	card, err := c.s.Entity(ctx, e.Key, store.Query{})
	if err != nil {
		return refusal(err)
	}
	called := []string{card.Label}
	for _, alias := range card.Aliases {
		called = append(called, alias.Name)
	}
	for _, f := range forms {
		if !slices.Contains(called, strings.Join(strings.Fields(f), " ")) {
			return exit{exitNothing, fmt.Sprintf("%s is never called %q; it is called %s", card.Label, f, strings.Join(called, ", "))}
		}
	}
	return nil
}
