package main

import (
	"fmt"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
)

// withoutQuery is the path that conditions see.
func withoutQuery(path string) string {
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		return path[:i]
	}
	return path
}

// rewritePath is the path, with its query, that a forwarded request gets.
func rewritePath(chosen *route.Route, action *route.RouteAction, path string) (string, error) {
	only := withoutQuery(path)
	query := path[len(only):]
	switch {
	case action.PathRewrite != "" || action.PathRewritePolicy != nil:
		return "", fmt.Errorf("unknown rewrite of the path in %s", chosen.Name)
	case action.PrefixRewrite != "":
		return action.PrefixRewrite + only[len(matchedPart(chosen, only)):] + query, nil
	case action.RegexRewrite != nil:
		rewritten, err := replaceAll(action.RegexRewrite.Pattern.Regex, only, action.RegexRewrite.Substitution)
		return rewritten + query, err
	}
	return path, nil
}

// matchedPart is what a prefix rewrite replaces: the prefix of the condition, or the whole path if it has none.
func matchedPart(chosen *route.Route, path string) string {
	switch specifier := chosen.GetMatch().GetPathSpecifier().(type) {
	case *route.RouteMatch_Prefix:
		return path[:len(specifier.Prefix)]
	case *route.RouteMatch_PathSeparatedPrefix:
		return path[:len(specifier.PathSeparatedPrefix)]
	}
	return path
}
