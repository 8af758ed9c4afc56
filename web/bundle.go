package web

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
)

// ErrNoPage is returned where the explorer's page is asked of a program that was built without it.
var ErrNoPage = errors.New("this program was built without the explorer's page; `make` builds it with it (it needs Node)")

//go:embed all:ui/dist
var dist embed.FS

// bundle is the explorer's script and style as `make` puts them into the program; both are nil where it has not.
type bundle struct {
	js, css *asset
}

// asset is one file of the bundle.
type asset struct {
	media         string
	plain, zipped []byte
	sum           string // hash of the content, for the address and the ETag
	source        string // the same as a source of a content security policy
}

func embedded() (*bundle, error) { return bundleOf(dist) }

// bundleOf reads the bundle from what was embedded; files that are not there are no error.
func bundleOf(files fs.FS) (*bundle, error) {
	js, err := assetOf(files, "ui/dist/app.js", "text/javascript; charset=utf-8")
	if err != nil {
		return nil, err
	}
	css, err := assetOf(files, "ui/dist/app.css", "text/css; charset=utf-8")
	if err != nil {
		return nil, err
	}
	if js == nil || css == nil {
		return &bundle{}, nil
	}
	return &bundle{js, css}, nil
}

func assetOf(files fs.FS, name, media string) (*asset, error) {
	b, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the explorer's page: %w", err)
	}
	sum := sha256.Sum256(b)
	a := &asset{media: media, plain: b, sum: hex.EncodeToString(sum[:8]), source: "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"}
	a.zipped, err = zip(b, 6)
	return a, err
}

// whole reports whether there is a page to serve.
func (b *bundle) whole() bool { return b != nil && b.js != nil && b.css != nil }
