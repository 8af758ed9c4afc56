package store

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"modernc.org/sqlite" // also the driver's registration
	lib "modernc.org/sqlite/lib"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/graph"
)

// Settings say how a corpus is opened. The zero Settings open one that is there, to read and write.
type Settings struct {
	Create   bool // make it when it is not there
	ReadOnly bool // write nothing
}

// Store is an open corpus, safe for several goroutines. Reading goes on while another goroutine or process writes: each answer is of one
// revision. There is one writer at a time; another one waits for ten seconds and then fails with ErrLocked.
type Store struct {
	path          string
	read, write   *sql.DB // write is nil when reading only
	memory        bool
	mu            sync.Mutex // of what is below
	strings       map[int64]string
	overlay       *decision.Overlay
	overlayAt     int64 // revision
	skeletons     map[skeletonKey]*skeleton
	skeletonOrder []skeletonKey
	whole         *graph.Graph // near-duplicates with it
	wholeAt       int64
	skeletonsAt   int64
	texts         textCache
	damaged       map[string]error // by document
}

// Open opens the corpus at path and brings an older one up to date. ":memory:" is a private one that is gone with Close. A file that is no
// corpus is ErrNotCorpus and not written to; one that is missing is fs.ErrNotExist unless it is to be made.
func Open(ctx context.Context, path string, s Settings) (*Store, error) {
	st := &Store{path: path, memory: path == ":memory:", strings: make(map[int64]string), damaged: make(map[string]error)}
	err := st.open(ctx, s)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("store: %s: %w", path, st.explain(err)), st.closeAll())
	}
	return st, nil
}

func (s *Store) open(ctx context.Context, set Settings) error {
	version, err := s.inspect(set)
	if err != nil {
		return err
	}
	if err := tooNew(version); err != nil {
		return err
	}
	if set.ReadOnly {
		return s.openReadOnly(ctx)
	}
	if s.write, err = sql.Open("sqlite", s.dsn("_txlock=immediate", "_pragma=synchronous(full)")); err != nil {
		return err
	}
	s.write.SetMaxOpenConns(1)
	if err := s.prepareFile(ctx, version); err != nil {
		return err
	}
	if s.memory {
		s.read = s.write
		return nil
	}
	s.read, err = sql.Open("sqlite", s.dsn("mode=ro", "_pragma=query_only(1)"))
	if err == nil {
		s.read.SetMaxOpenConns(4)
		s.read.SetMaxIdleConns(4)
	}
	return err
}

func tooNew(version int) error {
	if version > len(migrations) {
		return fmt.Errorf("%w (its version is %d, this program knows %d)", ErrNewer, version, len(migrations))
	}
	return nil
}

// inspect looks at the file without SQLite, which might repair what is not ours, and returns its version, 0 for none yet.
func (s *Store) inspect(set Settings) (int, error) {
	if s.memory {
		return 0, nil
	}
	f, err := os.Open(s.path)
	if errors.Is(err, fs.ErrNotExist) && set.Create && !set.ReadOnly {
		return 0, nil
	}
	if err != nil {
		return 0, cause(err)
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err != nil:
		return 0, cause(err)
	case info.IsDir():
		return 0, fmt.Errorf("%w: it is a folder", ErrNotCorpus)
	case info.Size() == 0 && set.Create && !set.ReadOnly:
		return 0, nil
	}
	var head [100]byte
	n, err := f.ReadAt(head[:], 0)
	switch {
	case n < len(head) && err != nil && info.Size() >= int64(len(head)):
		return 0, cause(err)
	case n < len(head) || string(head[:16]) != "SQLite format 3\x00":
		return 0, fmt.Errorf("%w: name another file, `actant add` makes one", ErrNotCorpus)
	case binary.BigEndian.Uint32(head[68:]) != appID:
		return 0, fmt.Errorf("%w, but another program's database: name another file", ErrNotCorpus)
	}
	return int(binary.BigEndian.Uint32(head[60:])), nil
}

// cause is what is wrong with a path, without the path.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

func (s *Store) dsn(options ...string) string {
	options = append(options, "_pragma=busy_timeout(10000)", "_pragma=cache_size(-16000)", "_pragma=temp_store(2)", "_pragma=trusted_schema(0)")
	if s.memory {
		return ":memory:?" + strings.Join(options, "&")
	}
	path := s.path
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: strings.Join(options, "&")}
	return u.String()
}

// prepareFile makes or migrates the tables, and makes the index again when it is of another version.
func (s *Store) prepareFile(ctx context.Context, version int) error {
	if version > 0 { // what was written last may not be in the file yet but beside it
		if err := s.write.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		if err := tooNew(version); err != nil {
			return err
		}
	}
	if version < len(migrations) {
		if err := s.bringUpToDate(ctx); err != nil {
			return err
		}
	}
	if !s.memory {
		var mode string
		if err := s.write.QueryRowContext(ctx, "PRAGMA journal_mode = wal").Scan(&mode); err != nil {
			return err
		}
	}
	return s.refreshIndex(ctx)
}

// bringUpToDate migrates, unless another process was quicker.
func (s *Store) bringUpToDate(ctx context.Context) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var version int
	if err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version >= len(migrations) {
		return tooNew(version)
	}
	if err := migrate(ctx, tx, version, migrations); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *Store) openReadOnly(ctx context.Context) error {
	var err error
	for _, mode := range []string{"mode=ro", "immutable=1"} { // the second where the folder can not be written to and nobody writes
		if s.read, err = sql.Open("sqlite", s.dsn(mode, "_pragma=query_only(1)")); err != nil {
			return err
		}
		s.read.SetMaxOpenConns(4)
		s.read.SetMaxIdleConns(4)
		var version int
		err = s.read.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
		switch {
		case err == nil && version < len(migrations):
			return fmt.Errorf("it is of an older version; open it once for writing, say with `actant add`: %w", ErrReadOnly)
		case err == nil:
			return tooNew(version)
		case !isCode(err, lib.SQLITE_CANTOPEN, lib.SQLITE_READONLY):
			return err
		}
		s.read.Close()
	}
	return err
}

// Close ends the use of the corpus. What was promised is on disk already.
func (s *Store) Close() error {
	if err := s.closeAll(); err != nil {
		return fmt.Errorf("store: closing %s: %w", s.path, err)
	}
	return nil
}

func (s *Store) closeAll() error {
	var errs []error
	for _, db := range []*sql.DB{s.read, s.write} {
		if db != nil && !(db == s.write && s.read == s.write && len(errs) > 0) {
			errs = append(errs, db.Close())
		}
	}
	return errors.Join(errs...)
}

func isCode(err error, codes ...int) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	for _, c := range codes {
		if e.Code()&0xff == c {
			return true
		}
	}
	return false
}

// explain puts SQLite's errors into words that say what to do.
func (s *Store) explain(err error) error {
	switch {
	case err == nil:
		return nil
	case isCode(err, lib.SQLITE_BUSY, lib.SQLITE_LOCKED):
		return fmt.Errorf("%w (%w)", ErrLocked, err)
	case isCode(err, lib.SQLITE_FULL):
		return fmt.Errorf("the disk is full; nothing of this step was kept, what was added before is safe: %w", err)
	case isCode(err, lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM):
		return fmt.Errorf("the file or its folder may not be written to: %w", err)
	case isCode(err, lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB):
		return fmt.Errorf("%w; restore it from a copy, or add the documents to a new corpus: %w", ErrDamaged, err)
	}
	return err
}

// fail wraps an error of a call.
func (s *Store) fail(doing string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("store: %s: %s: %w", s.path, doing, s.explain(err))
}
