// yaml answers how sigs.k8s.io/yaml reads a text. That is the reader of Helm and of kubectl, so it decides what a
// values file means.
//
// One JSON string a line on stdin (the YAML text), one JSON object a line on stdout:
//
//	{"json": "<YAMLToJSONStrict>", "lenient": "<YAMLToJSON>"}   the text is valid
//	{"error": "...", "lenient": "..."}                          refused; lenient is there if only strictness refused it
package main

import (
	"iter8-release/test/e2e/oracle/lines"

	"sigs.k8s.io/yaml"
)

type answer struct {
	JSON    string `json:"json,omitempty"`
	Lenient string `json:"lenient,omitempty"`
	Error   string `json:"error,omitempty"`
}

func main() {
	lines.Serve(func(text string) answer {
		var result answer
		if lenient, err := yaml.YAMLToJSON([]byte(text)); err == nil {
			result.Lenient = string(lenient)
		}
		strict, err := yaml.YAMLToJSONStrict([]byte(text))
		if err != nil {
			result.Error = err.Error()
		} else {
			result.JSON = string(strict)
		}
		return result
	})
}
