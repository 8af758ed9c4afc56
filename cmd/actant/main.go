// Command actant reads text, finds who said or did what to whom, and draws it.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// The exit statuses, documented in the README and by `actant help`.
const (
	exitOK          = 0
	exitNothing     = 1
	exitUsage       = 2
	exitUnreadable  = 3
	exitInterrupted = 130
)

// exit is an error that carries its exit status. An empty message prints nothing.
type exit struct {
	status int
	msg    string
}

func (e exit) Error() string { return e.msg }

// usageError is what a wrong command line is answered with.
func usageError(format string, args ...any) error {
	return exit{exitUsage, fmt.Sprintf(format, args...)}
}

// run is main with its streams as arguments; it returns the exit status.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := errors.Join(root.ExecuteContext(ctx), a.close())
	status := statusOf(ctx, a, err)
	if err != nil && err.Error() != "" && status != exitInterrupted {
		fmt.Fprintf(errOut, "actant: %s\n", strings.TrimPrefix(printable(err.Error()), "actant: "))
	}
	return status
}

func statusOf(ctx context.Context, a *app, err error) int {
	var e exit
	switch {
	case ctx.Err() != nil && err == nil && a.stopIsNormal:
		return exitOK
	case ctx.Err() != nil:
		return exitInterrupted
	case errors.As(err, &e):
		if e.status == exitNothing && a.unreadable > 0 {
			return exitUnreadable
		}
		return e.status
	case errors.Is(err, syscall.EPIPE):
		return exitOK // the reader had enough: `actant extract ... | head`
	case err != nil && a.running:
		return exitUnreadable
	case err != nil:
		return exitUsage // cobra rejected the command line
	case a.unreadable > 0:
		return exitUnreadable
	}
	return exitOK
}
