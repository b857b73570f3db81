// route answers what the Iter8 controller makes of a routing template: it executes it over the weights and reads the
// result as YAML, strictly.
//
// Request: {"template": "...", "weights": [50, 50], "engine": "html"}; engine is "html" (the controller's, and the
// default) or "text". Answer: {"text": "...", "object": {...}}, or {"error": "..."} with text if execution succeeded.
package main

import (
	"bytes"
	htmltemplate "html/template"
	"io"
	texttemplate "text/template"

	"iter8-release/test/e2e/oracle/lines"

	"sigs.k8s.io/yaml"
)

type routemap struct{ weights []uint32 }

// Weights is what a template reaches as .Weights.
func (r *routemap) Weights() []uint32 { return r.weights }

type request struct {
	Template string   `json:"template"`
	Weights  []uint32 `json:"weights"`
	Engine   string   `json:"engine"`
}

type answer struct {
	Text   string `json:"text,omitempty"`
	Object any    `json:"object,omitempty"`
	Error  string `json:"error,omitempty"`
}

type executor interface {
	Execute(io.Writer, any) error
}

func parse(r request) (executor, error) {
	if r.Engine == "text" {
		return texttemplate.New("x").Option("missingkey=zero").Parse(r.Template)
	}
	return htmltemplate.New("x").Option("missingkey=zero").Parse(r.Template)
}

func main() {
	lines.Serve(func(r request) answer {
		parsed, err := parse(r)
		if err != nil {
			return answer{Error: err.Error()}
		}
		var text bytes.Buffer
		if err := parsed.Execute(&text, &routemap{r.Weights}); err != nil {
			return answer{Error: err.Error()}
		}
		result := answer{Text: text.String()}
		if err := yaml.UnmarshalStrict(text.Bytes(), &result.Object); err != nil {
			result.Error = err.Error()
		}
		return result
	})
}
