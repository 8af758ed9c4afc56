package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/actant-project/actant/decision"
)

// session is one transaction: all it reads is of one revision. It keeps its statements prepared.
type session struct {
	*Store
	ctx        context.Context
	tx         *sql.Tx
	statements map[string]*sql.Stmt
	at         int64 // revision
	writing    bool
	names      map[int64]named // of entities
}

// view runs f on the corpus as it is now.
func (s *Store) view(ctx context.Context, doing string, f func(*session) error) error {
	return s.fail(doing, s.transact(ctx, s.read, func(q *session) error { return f(q) }))
}

// update runs f in a transaction of its own and keeps all of what it wrote, or nothing.
func (s *Store) update(ctx context.Context, doing string, f func(*session) error) error {
	if s.write == nil {
		return s.fail(doing, ErrReadOnly)
	}
	return s.fail(doing, s.transact(ctx, s.write, func(q *session) error {
		q.writing = true
		if err := f(q); err != nil {
			return err
		}
		if err := q.exec("INSERT INTO meta VALUES ('revision', 1) ON CONFLICT DO UPDATE SET value = value + 1"); err != nil {
			return err
		}
		return q.tx.Commit()
	}))
}

// transact gives f a transaction and rolls back what it has not committed.
func (s *Store) transact(ctx context.Context, db *sql.DB, f func(*session) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	// The statements themselves do not watch ctx, which would cost each of them a goroutine: loops ask it instead.
	tx, err := db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	q := &session{Store: s, ctx: ctx, tx: tx, statements: make(map[string]*sql.Stmt), names: make(map[int64]named)}
	err = q.one("SELECT value FROM meta WHERE name = 'revision'").Scan(&q.at)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return f(q)
}

func (q *session) statement(query string) (*sql.Stmt, error) {
	st, ok := q.statements[query]
	if ok {
		return st, nil
	}
	st, err := q.tx.Prepare(query)
	if err != nil {
		return nil, fmt.Errorf("%w in %q", err, query)
	}
	q.statements[query] = st
	return st, nil
}

func (q *session) exec(query string, args ...any) error {
	st, err := q.statement(query)
	if err == nil {
		_, err = st.Exec(args...)
	}
	return err
}

// insert runs an INSERT and returns the number of the row.
func (q *session) insert(query string, args ...any) (int64, error) {
	st, err := q.statement(query)
	if err != nil {
		return 0, err
	}
	r, err := st.Exec(args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// one asks for one row; sql.ErrNoRows is there for none.
func (q *session) one(query string, args ...any) scanner {
	st, err := q.statement(query)
	if err != nil {
		return failed{err}
	}
	return st.QueryRow(args...)
}

type scanner interface{ Scan(...any) error }

type failed struct{ err error }

func (f failed) Scan(...any) error { return f.err }

// each calls f for every row, and stops when the caller has had enough.
func (q *session) each(query string, args []any, f func(row scanner) error) error {
	st, err := q.statement(query)
	if err != nil {
		return err
	}
	rows, err := st.Query(args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for n := 0; rows.Next(); n++ {
		if n&0xfff == 0xfff && q.ctx.Err() != nil {
			return q.ctx.Err()
		}
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// list collects one column of numbers.
func (q *session) list(query string, args ...any) (out []int64, err error) {
	err = q.each(query, args, func(row scanner) error {
		var n int64
		err := row.Scan(&n)
		out = append(out, n)
		return err
	})
	return out, err
}

// number returns a single number.
func (q *session) number(query string, args ...any) (n int64, err error) {
	return n, q.one(query, args...).Scan(&n)
}

// has reports whether the query finds a row.
func (q *session) has(query string, args ...any) (bool, error) {
	var n int64
	err := q.one(query, args...).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, err
}

// string returns the text of a number in the table of strings.
func (q *session) string(id int64) (string, error) {
	if id == 0 {
		return "", nil
	}
	q.mu.Lock()
	s, ok := q.strings[id]
	q.mu.Unlock()
	if ok {
		return s, nil
	}
	if err := q.one("SELECT text FROM strings WHERE string = ?", id).Scan(&s); err != nil {
		return "", fmt.Errorf("string %d: %w", id, orDamaged(err))
	}
	if !q.writing { // what is being written may never come to be
		q.mu.Lock()
		if len(q.strings) < 1<<14 {
			q.strings[id] = s
		}
		q.mu.Unlock()
	}
	return s, nil
}

// orDamaged takes a row that must be there and is not for damage.
func orDamaged(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrDamaged
	}
	return err
}

// decided returns the decisions as of this session's revision.
func (q *session) decided() (*decision.Overlay, error) {
	q.mu.Lock()
	o, at := q.overlay, q.overlayAt
	q.mu.Unlock()
	if o != nil && at == q.at {
		return o, nil
	}
	log, err := q.readLog()
	if err != nil {
		return nil, err
	}
	o = decision.Compile(log)
	q.mu.Lock()
	q.overlay, q.overlayAt = o, q.at
	q.mu.Unlock()
	return o, nil
}
