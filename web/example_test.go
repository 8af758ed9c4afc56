package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
)

// A corpus is served by a handler; whoever calls it decides where to listen.
func ExampleNew() {
	ctx := context.Background()
	corpus, err := store.Open(ctx, ":memory:", store.Settings{Create: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer corpus.Close()
	names := map[string]string{"ada": "Ada Lind", "bo": "Bo Marsh"}
	if _, err := corpus.Add(ctx, []*fact.Facts{telling("doc-one", "2024-02-01", names, "ada|accused|accuse|stated|bo")}, "2025-01-01T00:00:00Z"); err != nil {
		fmt.Println(err)
		return
	}
	server, err := New(corpus, Settings{Name: "Harbour", Token: "a-token-nobody-guesses", Hosts: []string{"127.0.0.1:8420"}, Clock: time.Now})
	if err != nil {
		fmt.Println(err)
		return
	}
	r := httptest.NewRequest(http.MethodGet, "http://127.0.0.1:8420/api/v1/evidence?edge=person/ada%3Eaccuse.stated%3Eperson/bo", nil)
	r.Header.Set("Authorization", "Bearer a-token-nobody-guesses")
	w := httptest.NewRecorder()
	server.Handler().ServeHTTP(w, r)
	_, sentence, _ := strings.Cut(w.Body.String(), `"sentence":`)
	fmt.Println(w.Code, sentence[:27])
	// Output: 200 "Ada Lind accused Bo Marsh.
}
