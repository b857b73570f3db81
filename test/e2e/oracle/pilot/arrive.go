package main

import (
	"net/url"
	"strings"

	hcm "github.com/envoyproxy/go-control-plane/envoy/extensions/filters/network/http_connection_manager/v3"
)

// arrive does what a connection manager does with a request before it looks for a route.
// https://www.envoyproxy.io/docs/envoy/latest/api-v3/extensions/filters/network/http_connection_manager/v3/http_connection_manager.proto
func arrive(manager *hcm.HttpConnectionManager, r Request) Request {
	path := withoutQuery(r.Path)
	query := r.Path[len(path):]
	// Envoy drops a fragment, which no client should send.
	query, _, _ = strings.Cut(query, "#")
	if manager.GetNormalizePath().GetValue() {
		path = normalizePath(path)
	}
	if manager.GetMergeSlashes() {
		for strings.Contains(path, "//") {
			path = strings.ReplaceAll(path, "//", "/")
		}
	}
	r.Path = path + query
	if manager.GetStripTrailingHostDot() {
		r.Host = strings.TrimSuffix(r.Host, ".")
	}
	return r
}

// normalizePath resolves "." and "..", makes slashes of backslashes, and decodes what needs no escape (RFC 3986, 6.2.2).
func normalizePath(path string) string {
	if !strings.HasPrefix(path, "/") {
		return path
	}
	path = decodeUnreserved(strings.ReplaceAll(path, `\`, "/"))
	var out []string
	segments := strings.Split(path[1:], "/")
	for i, segment := range segments {
		last := i == len(segments)-1
		switch segment {
		case ".":
		case "..":
			if len(out) > 0 {
				out = out[:len(out)-1]
			}
		default:
			out = append(out, segment)
			continue
		}
		if last {
			out = append(out, "")
		}
	}
	return "/" + strings.Join(out, "/")
}

func decodeUnreserved(path string) string {
	var out strings.Builder
	for i := 0; i < len(path); i++ {
		if path[i] == '%' && i+2 < len(path) {
			decoded, err := url.PathUnescape(path[i : i+3])
			if err == nil && isUnreserved(decoded[0]) {
				out.WriteString(decoded)
				i += 2
				continue
			}
		}
		out.WriteByte(path[i])
	}
	return out.String()
}

func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}
