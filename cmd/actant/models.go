package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/model/weights"
)

func modelsCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "models [NAME]",
		Short: "List the trained models that are there, or print the card of one",
		Long: `List the trained models that are there: their version, size, checksum (SHA-256) and where they lie. With NAME,
small or large, print the model's card: what it is for, what it was taught with and how well it does.
The small model is part of the program. The large one is a file, actant-large.model, looked for in the folder that
ACTANT_DATA names, beside the program and in the user's data folder; nothing is ever fetched.

  actant models
  actant models large
  actant graph --model large article.txt`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return a.printCard(args[0])
			}
			return a.listModels(asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}

// modelInfo is a line of the list of models.
type modelInfo struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Size    int    `json:"bytes"`
	Sum     string `json:"sha256"`
	Where   string `json:"where"`
}

func (a *app) listModels(asJSON bool) error {
	var list []modelInfo
	var missing error
	for _, name := range []string{smallModel, largeModel} {
		f, where, err := modelFile(name)
		if err != nil {
			missing = err
			continue
		}
		list = append(list, modelInfo{name, f.Meta["version"], f.Size(), f.Sum(), where})
	}
	if missing != nil && !a.quiet {
		fmt.Fprintln(a.err, printable(missing.Error()))
	}
	if asJSON {
		return json.NewEncoder(a.out).Encode(list)
	}
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "MODEL\tVERSION\tMB\tSHA-256\tWHERE")
	for _, m := range list {
		fmt.Fprintf(w, "%s\t%s\t%.1f\t%.16s\t%s\n", m.Name, m.Version, float64(m.Size)/1e6, m.Sum, printable(m.Where))
	}
	return w.Flush()
}

func (a *app) printCard(name string) error {
	f, _, err := modelFile(name)
	if err != nil {
		return err
	}
	var card struct {
		Text string `json:"text"`
	}
	if err := json.Unmarshal(f.Card, &card); err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, card.Text)
	return err
}

// modelFile opens the file of a model and says where it lies.
func modelFile(name string) (*model.File, string, error) {
	switch name {
	case smallModel:
		f, err := weights.Open()
		return f, inProgram, err
	case largeModel:
		return largeModelFile()
	}
	return nil, "", usageError("there is no model %s; there are small and large", name)
}
