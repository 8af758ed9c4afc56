package store

import (
	"context"
	"database/sql"
	_ "embed"
	"fmt"
)

// appID marks our files: "Actn" as a number, SQLite's application_id.
const appID = 0x4163746e

// indexVersion grows when the index would hold other rows for the same facts and decisions; an index of another version is made again. A
// test knows the rows of one corpus by heart and says when to raise it.
const indexVersion = 1

//go:embed schema/1.sql
var schema1 string

// migrations lead from each version of the schema to the next: the first makes an empty file version 1.
var migrations = []string{schema1}

// migrate brings the schema up to date in one transaction.
func migrate(ctx context.Context, tx *sql.Tx, from int, steps []string) error {
	for v := from; v < len(steps); v++ {
		if _, err := tx.ExecContext(ctx, steps[v]); err != nil {
			return fmt.Errorf("bringing it from version %d to %d: %w", v, v+1, err)
		}
	}
	_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", appID, len(steps)))
	return err
}
