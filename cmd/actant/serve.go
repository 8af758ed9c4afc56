package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/web"
)

const defaultListen = "127.0.0.1:8420"

// serveFlags are what `actant serve` is told beside what to show.
type serveFlags struct {
	listen   string
	remote   bool
	hosts    []string
	readOnly bool
	open     bool
}

func serveCommand(a *app) *cobra.Command {
	var f serveFlags
	cmd := &cobra.Command{
		Use:   "serve [FILE...]",
		Short: "Explore a corpus, or just some files, in the browser",
		Long: `Open the explorer in the browser: search, expand, see the sentences behind every edge, correct
what is wrong, save pictures and a page to share. Without FILE it shows the corpus (-c) and
keeps what you decide; with FILEs it shows those, and forgets everything at the end.

  actant serve article.txt
  actant serve -c corpus.db
  actant serve -c corpus.db --read-only --no-open

It listens on this machine only, and asks for the token in the address it prints. To let others in,
give --listen with another address and --allow-remote; the token is still asked for, but the connection is
not encrypted.`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.serve(cmd, args, f) },
	}
	a.readFlags(cmd)
	a.factsFlag(cmd)
	a.corpusFlag(cmd)
	fs := cmd.Flags()
	fs.StringVar(&f.listen, "listen", defaultListen, "address to listen on; another free port is taken when this one is not given and in use")
	fs.BoolVar(&f.remote, "allow-remote", false, "allow an address that other machines can reach")
	fs.StringArrayVar(&f.hosts, "host", nil, "another name by which browsers may ask for this server, with the port where that is another")
	fs.BoolVar(&f.readOnly, "read-only", false, "no decisions")
	fs.BoolVar(&f.open, "open", terminal(a.out), "open the browser")
	fs.Bool("no-open", false, "do not open the browser")
	return cmd
}

func (a *app) serve(cmd *cobra.Command, paths []string, f serveFlags) error {
	ctx := cmd.Context()
	l, err := f.listener(cmd.Flags().Changed("listen"))
	if err != nil {
		return err
	}
	defer l.Close()
	corpus, name, err := a.served(ctx, paths, f.readOnly)
	if err != nil {
		return err
	}
	keepSmall()
	token := newToken()
	server, err := web.New(corpus, web.Settings{
		Name: name, Version: version(), Token: token, Hosts: f.names(l.Addr()), ReadOnly: f.readOnly,
		Clock: time.Now, Layout: layoutSettings(""), Log: func(line string) { fmt.Fprintf(a.err, "actant: %s\n", printable(line)) },
	})
	if err != nil {
		return err
	}
	address := "http://" + displayAddress(l.Addr()) + "/?token=" + url.QueryEscape(token)
	fmt.Fprintln(a.out, address)
	a.say("The explorer is at the address above, until you press Ctrl-C.")
	if off, _ := cmd.Flags().GetBool("no-open"); f.open && !off {
		openBrowser(address)
	}
	a.stopIsNormal = true
	return listen(ctx, l, server.Handler())
}

// served is what the explorer shows: the corpus, or a private one of the files given.
func (a *app) served(ctx context.Context, paths []string, readOnly bool) (*store.Store, string, error) {
	if len(paths) == 0 {
		corpus, err := a.openCorpus(ctx, readOnly)
		return corpus, strings.TrimSuffix(filepath.Base(a.corpusPath()), filepath.Ext(a.corpusPath())), err
	}
	if a.corpus != "" {
		return nil, "", usageError("give FILEs or a corpus (-c), not both")
	}
	corpus, err := a.createCorpus(ctx, ":memory:")
	if err != nil {
		return nil, "", err
	}
	if _, err := a.addAll(ctx, corpus, paths); err != nil {
		return nil, "", err
	}
	if st, err := corpus.Stats(ctx); err == nil && st.Documents == 0 {
		return nil, "", exit{exitUnreadable, "nothing to show: no document could be read"}
	}
	return corpus, strings.TrimSuffix(defaultOutput(paths, "json"), ".json"), nil
}

// keepSmall makes the collector busier when a large corpus is looked at from all sides, rather than let memory grow; GOMEMLIMIT says otherwise.
func keepSmall() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(220 << 20)
	}
}

func newToken() string {
	b := make([]byte, 18)
	rand.Read(b) // never fails, says its documentation
	return base64.RawURLEncoding.EncodeToString(b)
}

// listener opens the address before anything is read, so that a wrong one is said at once.
func (f serveFlags) listener(chosen bool) (net.Listener, error) {
	host, _, err := net.SplitHostPort(f.listen)
	if err != nil {
		return nil, usageError("--listen %s: not an address of the form 127.0.0.1:8420", f.listen)
	}
	if !loopback(host) && !f.remote {
		return nil, usageError("--listen %s: other machines could reach that address; say --allow-remote if they shall", f.listen)
	}
	l, err := net.Listen("tcp", f.listen)
	if err != nil && !chosen {
		l, err = net.Listen("tcp", net.JoinHostPort(host, "0"))
	}
	if err != nil {
		return nil, exit{exitUnreadable, fmt.Sprintf("--listen %s: %v", f.listen, err)}
	}
	return l, nil
}

func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// names lists the hosts by which browsers may ask: anything else is another site's trick.
func (f serveFlags) names(addr net.Addr) []string {
	host, port, _ := net.SplitHostPort(addr.String())
	names := []string{"localhost", "127.0.0.1", "::1", host}
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		addrs, _ := net.InterfaceAddrs()
		for _, a := range addrs {
			if n, ok := a.(*net.IPNet); ok {
				names = append(names, n.IP.String())
			}
		}
	}
	var out []string
	for _, n := range names {
		out = append(out, net.JoinHostPort(n, port))
	}
	for _, n := range f.hosts { // as browsers say it: behind another server the port is that one's, or none
		out = append(out, n)
		if _, _, err := net.SplitHostPort(n); err != nil {
			out = append(out, net.JoinHostPort(n, port))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// displayAddress is an address that a browser on this machine can open.
func displayAddress(addr net.Addr) string {
	host, port, _ := net.SplitHostPort(addr.String())
	if ip := net.ParseIP(host); ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return net.JoinHostPort(host, port)
}

// serverOf is a server that nobody keeps busy by being slow: the longest answer, a file, may take two minutes to make.
func serverOf(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 5 * time.Minute, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 1 << 16,
	}
}

// listen serves until ctx ends, then lets running answers finish for a moment.
func listen(ctx context.Context, l net.Listener, h http.Handler) error {
	server := serverOf(h)
	server.BaseContext = func(net.Listener) context.Context { return context.WithoutCancel(ctx) }
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		if err := server.Shutdown(last); errors.Is(err, context.DeadlineExceeded) {
			return server.Close()
		} else {
			return err
		}
	}
}

// openBrowser asks the desktop to show an address; where there is none, the printed address remains.
func openBrowser(address string) {
	var cmd *exec.Cmd
	switch runtime.GOOS {
	case "darwin":
		cmd = exec.Command("open", address)
	case "windows":
		cmd = exec.Command("rundll32", "url.dll,FileProtocolHandler", address)
	default:
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return
		}
		cmd = exec.Command("xdg-open", address)
	}
	if cmd.Start() == nil {
		go cmd.Wait()
	}
}
