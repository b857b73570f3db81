package main

import (
	"fmt"
	"strings"

	core "github.com/envoyproxy/go-control-plane/envoy/config/core/v3"
)

// headerLevel is a part of Envoy's configuration that changes headers.
type headerLevel interface {
	GetRequestHeadersToAdd() []*core.HeaderValueOption
	GetRequestHeadersToRemove() []string
	GetResponseHeadersToAdd() []*core.HeaderValueOption
	GetResponseHeadersToRemove() []string
}

// joinHeaders joins the values of a header, as conditions see them: by commas, cookies by semicolons.
func joinHeaders(pairs [][2]string) map[string]string {
	headers := map[string]string{}
	for _, pair := range pairs {
		appendHeader(headers, pair[0], pair[1])
	}
	return headers
}

func appendHeader(headers map[string]string, name, value string) {
	name = strings.ToLower(name)
	before, ok := headers[name]
	switch {
	case !ok:
		headers[name] = value
	case name == "cookie":
		headers[name] = before + "; " + value
	default:
		headers[name] = before + "," + value
	}
}

// headersWithParts has the parts of the request beside its headers, by the names that conditions use.
func headersWithParts(r Request) map[string]string {
	headers := joinHeaders(r.Headers)
	headers[":method"], headers[":authority"], headers[":path"], headers[":scheme"] = r.Method, r.Host, r.Path, r.Scheme
	headers["host"] = r.Host
	return headers
}

// changeHeaders does what Envoy's HeaderParser does: remove, then overwrite, then append. A value that comes out empty
// changes nothing, unless the configuration keeps empty values.
func changeHeaders(headers map[string]string, remove []string, add []*core.HeaderValueOption, r Request) error {
	for _, name := range remove {
		delete(headers, strings.ToLower(name))
	}
	before := map[string]bool{}
	for name := range headers {
		before[name] = true
	}
	var appended [][2]string
	for _, option := range add {
		name := strings.ToLower(option.Header.Key)
		value, err := formatValue(option.Header.Value, r)
		if err != nil {
			return err
		}
		if value == "" && !option.KeepEmptyValue {
			continue
		}
		switch option.AppendAction {
		case core.HeaderValueOption_APPEND_IF_EXISTS_OR_ADD:
			appended = append(appended, [2]string{name, value})
		case core.HeaderValueOption_ADD_IF_ABSENT:
			if !before[name] {
				appended = append(appended, [2]string{name, value})
			}
		case core.HeaderValueOption_OVERWRITE_IF_EXISTS:
			if before[name] {
				headers[name] = value
			}
		case core.HeaderValueOption_OVERWRITE_IF_EXISTS_OR_ADD:
			headers[name] = value
		}
	}
	for _, pair := range appended {
		appendHeader(headers, pair[0], pair[1])
	}
	return nil
}

// formatValue replaces %% and %REQ(name)% in the value of a header.
// https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_conn_man/headers#custom-request-response-headers
func formatValue(value string, r Request) (string, error) {
	var out strings.Builder
	for value != "" {
		text, rest, found := strings.Cut(value, "%")
		out.WriteString(text)
		if !found {
			break
		}
		command, rest, found := strings.Cut(rest, "%")
		name, isHeader := strings.CutPrefix(command, "REQ(")
		switch {
		case !found:
			return "", fmt.Errorf("a single %% in the value of a header: %q", value)
		case command == "":
			out.WriteString("%")
		case isHeader && strings.HasSuffix(name, ")"):
			out.WriteString(headersWithParts(r)[strings.ToLower(strings.TrimSuffix(name, ")"))])
		default:
			return "", fmt.Errorf("unknown command %%%s%% in the value of a header", command)
		}
		value = rest
	}
	return out.String(), nil
}
