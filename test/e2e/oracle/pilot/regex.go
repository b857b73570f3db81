package main

import (
	"regexp"
	"strings"
)

// Envoy uses RE2. Go's regexp has its syntax, and finds the same.
var compiled = map[string]*regexp.Regexp{}

func compile(expression string) (*regexp.Regexp, error) {
	if known, ok := compiled[expression]; ok {
		return known, nil
	}
	made, err := regexp.Compile(expression)
	if err == nil {
		compiled[expression] = made
	}
	return made, err
}

func matchesWhole(expression, text string) (bool, error) {
	made, err := compile(`^(?:` + expression + `)$`)
	return err == nil && made.MatchString(text), err
}

// replaceAll is RE2::GlobalReplace: \1 in the substitution is a group, \\ a backslash.
func replaceAll(expression, text, substitution string) (string, error) {
	made, err := compile(expression)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	end := 0
	for _, found := range made.FindAllStringSubmatchIndex(text, -1) {
		out.WriteString(text[end:found[0]])
		end = found[1]
		writeSubstitution(&out, text, substitution, found)
	}
	out.WriteString(text[end:])
	return out.String(), nil
}

func writeSubstitution(out *strings.Builder, text, substitution string, found []int) {
	for i := 0; i < len(substitution); i++ {
		if substitution[i] != '\\' || i+1 == len(substitution) {
			out.WriteByte(substitution[i])
			continue
		}
		i++
		digit := substitution[i]
		if digit < '0' || digit > '9' {
			out.WriteByte(digit)
			continue
		}
		if group := int(digit - '0'); 2*group+1 < len(found) && found[2*group] >= 0 {
			out.WriteString(text[found[2*group]:found[2*group+1]])
		}
	}
}
