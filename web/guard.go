package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// policy is what the explorer's page may do: run its own script, show pictures it made, and ask its own server.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// inert is what any other answer may do, should a browser ever show it as a page: nothing.
const inert = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

// protect writes the headers that every answer carries.
func protect(h http.Header) {
	h.Set("Content-Security-Policy", inert)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()")
	h.Set("Cache-Control", "no-store")
}

// admit lets a request in that came to the right name, from no other site, and with the token.
func (s *Server) admit(r *http.Request) error {
	if err := s.addressed(r); err != nil {
		return err
	}
	if err := fromHere(r); err != nil {
		return err
	}
	if !s.knows(r) {
		return refuse(http.StatusUnauthorized, "Open the address that actant serve printed, or send its token as Authorization: Bearer.", "the token is missing or wrong")
	}
	return nil
}

// addressed refuses names that are not the server's: a page elsewhere could make its own name point here.
func (s *Server) addressed(r *http.Request) error {
	for _, h := range s.set.Hosts {
		if strings.EqualFold(h, r.Host) {
			return nil
		}
	}
	return refuse(http.StatusMisdirectedRequest, "Use the address that actant serve printed.", "this server does not answer to that Host")
}

// fromHere refuses what another site sends, but for somebody's following a link to the page.
func fromHere(r *http.Request) error {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		if !navigation(r) {
			return refuse(http.StatusForbidden, "", "requests of other sites are refused")
		}
	}
	origin := r.Header.Get("Origin")
	if origin == "" || navigation(r) {
		return nil
	}
	if u, err := url.Parse(origin); err == nil && strings.EqualFold(u.Host, r.Host) && (u.Scheme == "http" || u.Scheme == "https") {
		return nil
	}
	return refuse(http.StatusForbidden, "", "requests of other origins are refused")
}

// navigation reports whether somebody opens the page itself in a tab of its own.
func navigation(r *http.Request) bool {
	h := r.Header
	return reads(r.Method) && r.URL.Path == "/" && h.Get("Sec-Fetch-Mode") == "navigate" && h.Get("Sec-Fetch-Dest") == "document"
}

func reads(method string) bool { return method == http.MethodGet || method == http.MethodHead }

// knows reports whether the request carries the token, as a script or as a browser.
func (s *Server) knows(r *http.Request) bool {
	if kind, token, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(kind, "Bearer") {
		return same(strings.TrimSpace(token), s.set.Token)
	}
	for _, c := range r.CookiesNamed(cookieName(r)) {
		if same(c.Value, s.session()) {
			return true
		}
	}
	return false
}

// same compares in a time that tells nothing of the texts.
func same(a, b string) bool {
	x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
	return subtle.ConstantTimeCompare(x[:], y[:]) == 1
}

// session is what a browser keeps instead of the token, so that the token itself lies in no cookie jar.
func (s *Server) session() string {
	m := hmac.New(sha256.New, []byte(s.set.Token))
	m.Write([]byte("actant session"))
	return hex.EncodeToString(m.Sum(nil))
}

// cookieName names the port, since cookies do not tell ports apart and two servers may run at once.
func cookieName(r *http.Request) string {
	if _, port, err := net.SplitHostPort(r.Host); err == nil && port != "" && strings.Trim(port, "0123456789") == "" {
		return "actant_" + port
	}
	return "actant"
}

// enter takes the token out of the address: it becomes a cookie that scripts cannot read, and the address clean.
func (s *Server) enter(w http.ResponseWriter, r *http.Request, token string) error {
	if !same(token, s.set.Token) {
		return refuse(http.StatusUnauthorized, "Open the address that actant serve printed.", "the token is wrong; a server that was started again has a new one")
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName(r), Value: s.session(), Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: r.TLS != nil})
	if site := r.Header.Get("Sec-Fetch-Site"); site == "cross-site" || site == "same-site" {
		// A redirect that began elsewhere would not carry the cookie; a page of ours that goes on does.
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write([]byte(`<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/"><title>Actant</title><a href="/">Open the explorer</a>`))
		return nil
	}
	w.Header().Set("Location", "/")
	w.WriteHeader(http.StatusSeeOther)
	return nil
}
