package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func formatsCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "formats",
		Short: "List the formats that graphs are written in",
		Long: `List the formats that graphs are written in. With -o the extension of the file chooses the
format; --format names one that the extension does not.

  actant formats
  actant graph article.txt --format cytoscape -o - | head`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if asJSON {
				return json.NewEncoder(a.out).Encode(formats())
			}
			w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "FORMAT\tEXTENSIONS\tFOR")
			for _, f := range formats() {
				fmt.Fprintf(w, "%s\t%s\t%s\n", f.Name, strings.Join(f.Extensions, " "), f.About)
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "as JSON")
	return cmd
}
