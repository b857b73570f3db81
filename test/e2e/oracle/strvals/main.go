// strvals answers what Helm makes of --set and its relatives.
//
// Request: {"base": "<yaml>", "ops": [{"kind": "set", "arg": "a.b=1"}, ...]}; kinds are set, set-string, set-json,
// set-literal and set-file. The operations are applied in the order given, each to the result of the one before
// (helm itself groups them by kind: json, set, string, file, literal).
// Answer: {"json": "<the values as JSON text>"}, which keeps integers that a JavaScript number cannot hold, or
// {"error": "..."}.
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"iter8-release/test/e2e/oracle/lines"

	"helm.sh/helm/v3/pkg/strvals"
	"sigs.k8s.io/yaml"
)

type operation struct {
	Kind string `json:"kind"`
	Arg  string `json:"arg"`
}

type request struct {
	Base string      `json:"base"`
	Ops  []operation `json:"ops"`
}

type answer struct {
	JSON  string `json:"json,omitempty"`
	Error string `json:"error,omitempty"`
}

func apply(op operation, values map[string]any) error {
	switch op.Kind {
	case "set":
		return strvals.ParseInto(op.Arg, values)
	case "set-string":
		return strvals.ParseIntoString(op.Arg, values)
	case "set-json":
		return strvals.ParseJSON(op.Arg, values)
	case "set-literal":
		return strvals.ParseLiteralInto(op.Arg, values)
	case "set-file":
		return strvals.ParseIntoFile(op.Arg, values, func(path []rune) (any, error) {
			content, err := os.ReadFile(string(path))
			return string(content), err
		})
	}
	return fmt.Errorf("unknown kind %q", op.Kind)
}

func main() {
	lines.Serve(func(r request) answer {
		values := map[string]any{}
		if err := yaml.Unmarshal([]byte(r.Base), &values); err != nil {
			return answer{Error: err.Error()}
		}
		if values == nil {
			values = map[string]any{}
		}
		for _, op := range r.Ops {
			if err := apply(op, values); err != nil {
				return answer{Error: err.Error()}
			}
		}
		text, err := json.Marshal(values)
		if err != nil {
			return answer{Error: err.Error()}
		}
		return answer{JSON: string(text)}
	})
}
