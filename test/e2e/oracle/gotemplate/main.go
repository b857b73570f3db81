// gotemplate answers what Go's text/template or html/template makes of a template and data.
//
// Request: {"name": "x", "text": "...", "data": ..., "engine": "text" or "html", "missingKey": "zero"}. Data is JSON:
// a number without point or exponent is an int, any other a float64, a list []any, an object map[string]any.
// {"$type": "[]uint32", "$value": [1]} is data of that type; {"$type": "routemap", "$value": [1]} is a routemap with
// these weights, as the Iter8 controller has it.
//
// Answer: {"text": "...", in base64} or {"error": "...", "phase": "parse" or "execute"}.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	htmltemplate "html/template"
	"io"
	"reflect"
	"strings"
	texttemplate "text/template"

	"iter8-release/test/e2e/oracle/gotemplate/controllers"
	"iter8-release/test/e2e/oracle/lines"
)

type request struct {
	Name       string          `json:"name"`
	Text       string          `json:"text"`
	Data       json.RawMessage `json:"data"`
	Engine     string          `json:"engine"`
	MissingKey string          `json:"missingKey"`
}

type answer struct {
	Text  []byte `json:"text,omitempty"`
	Error string `json:"error,omitempty"`
	Phase string `json:"phase,omitempty"`
}

type executor interface {
	Execute(io.Writer, any) error
}

func parse(r request) (executor, error) {
	option := "missingkey=" + r.MissingKey
	if r.MissingKey == "" {
		option = "missingkey=default"
	}
	if r.Engine == "text" {
		return texttemplate.New(r.Name).Option(option).Parse(r.Text)
	}
	return htmltemplate.New(r.Name).Option(option).Parse(r.Text)
}

func main() {
	lines.Serve(func(r request) answer {
		decoder := json.NewDecoder(bytes.NewReader(r.Data))
		decoder.UseNumber()
		var plain any
		if err := decoder.Decode(&plain); err != nil {
			return answer{Error: err.Error(), Phase: "request"}
		}
		template, err := parse(r)
		if err != nil {
			return answer{Error: err.Error(), Phase: "parse"}
		}
		var text bytes.Buffer
		if err := template.Execute(&text, toAny(plain)); err != nil {
			return answer{Error: err.Error(), Phase: "execute"}
		}
		return answer{Text: text.Bytes()}
	})
}

// toAny gives JSON the types that the comment at the top names.
func toAny(plain any) any {
	switch plain := plain.(type) {
	case json.Number:
		if strings.ContainsAny(plain.String(), ".eE") {
			return number[float64](plain)
		}
		return number[int](plain)
	case []any:
		list := make([]any, len(plain))
		for i, element := range plain {
			list[i] = toAny(element)
		}
		return list
	case map[string]any:
		if name, ok := plain["$type"].(string); ok {
			return typed(name, plain["$value"])
		}
		object := make(map[string]any, len(plain))
		for key, element := range plain {
			object[key] = toAny(element)
		}
		return object
	default:
		return plain
	}
}

func typed(name string, plain any) any {
	if name == "routemap" {
		weights := toType(reflect.TypeFor[[]uint32](), plain)
		return controllers.New(weights.Interface().([]uint32))
	}
	typ, rest := parseType(name)
	if rest != "" {
		panic("not a type: " + name)
	}
	return toType(typ, plain).Interface()
}

func number[T any](plain json.Number) (value T) {
	if err := json.Unmarshal([]byte(plain), &value); err != nil {
		panic(err)
	}
	return value
}

func toType(typ reflect.Type, plain any) reflect.Value {
	value := reflect.New(typ).Elem()
	if plain == nil {
		return value
	}
	switch typ.Kind() {
	case reflect.Interface:
		value.Set(reflect.ValueOf(toAny(plain)))
	case reflect.Pointer:
		value.Set(reflect.New(typ.Elem()))
		value.Elem().Set(toType(typ.Elem(), plain))
	case reflect.Slice:
		value.Set(reflect.MakeSlice(typ, len(plain.([]any)), len(plain.([]any))))
		fill(value, plain.([]any))
	case reflect.Array:
		fill(value, plain.([]any))
	case reflect.Map:
		value.Set(reflect.MakeMap(typ))
		for _, pair := range plain.([]any) {
			pair := pair.([]any)
			value.SetMapIndex(toType(typ.Key(), pair[0]), toType(typ.Elem(), pair[1]))
		}
	case reflect.Struct:
		for name, field := range plain.(map[string]any) {
			value.FieldByName(name).Set(toType(value.FieldByName(name).Type(), field))
		}
	default:
		text, err := json.Marshal(plain)
		if err == nil {
			err = json.Unmarshal(text, value.Addr().Interface())
		}
		if err != nil {
			panic(fmt.Sprint(typ, ": ", err))
		}
	}
	return value
}

func fill(list reflect.Value, plain []any) {
	for i, element := range plain {
		list.Index(i).Set(toType(list.Type().Elem(), element))
	}
}
