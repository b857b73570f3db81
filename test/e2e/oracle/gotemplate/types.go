package main

import (
	"reflect"
	"strconv"
	"strings"
)

var basic = map[string]reflect.Type{
	"any":     reflect.TypeFor[any](),
	"bool":    reflect.TypeFor[bool](),
	"string":  reflect.TypeFor[string](),
	"int":     reflect.TypeFor[int](),
	"int8":    reflect.TypeFor[int8](),
	"int16":   reflect.TypeFor[int16](),
	"int32":   reflect.TypeFor[int32](),
	"int64":   reflect.TypeFor[int64](),
	"uint":    reflect.TypeFor[uint](),
	"uint8":   reflect.TypeFor[uint8](),
	"uint16":  reflect.TypeFor[uint16](),
	"uint32":  reflect.TypeFor[uint32](),
	"uint64":  reflect.TypeFor[uint64](),
	"float32": reflect.TypeFor[float32](),
	"float64": reflect.TypeFor[float64](),
}

// parseType reads a type in Go's syntax and returns what follows it.
func parseType(text string) (reflect.Type, string) {
	if rest, ok := strings.CutPrefix(text, "*"); ok {
		element, rest := parseType(rest)
		return reflect.PointerTo(element), rest
	}
	if rest, ok := strings.CutPrefix(text, "map["); ok {
		key, rest := parseType(rest)
		element, rest := parseType(strings.TrimPrefix(rest, "]"))
		return reflect.MapOf(key, element), rest
	}
	if rest, ok := strings.CutPrefix(text, "["); ok {
		length, rest, _ := strings.Cut(rest, "]")
		element, rest := parseType(rest)
		if length == "" {
			return reflect.SliceOf(element), rest
		}
		count, err := strconv.Atoi(length)
		if err != nil {
			panic(err)
		}
		return reflect.ArrayOf(count, element), rest
	}
	if rest, ok := strings.CutPrefix(text, "struct { "); ok {
		return parseStruct(rest)
	}
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789", r) })
	if end < 0 {
		end = len(text)
	}
	typ, ok := basic[text[:end]]
	if !ok {
		panic("not a type: " + text)
	}
	return typ, text[end:]
}

func parseStruct(rest string) (reflect.Type, string) {
	var fields []reflect.StructField
	for {
		if after, ok := strings.CutPrefix(rest, "}"); ok {
			return reflect.StructOf(fields), after
		}
		name, after, _ := strings.Cut(rest, " ")
		var typ reflect.Type
		typ, rest = parseType(after)
		fields = append(fields, reflect.StructField{Name: name, Type: typ})
		rest = strings.TrimLeft(rest, "; ")
	}
}
