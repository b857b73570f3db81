package main

import (
	"fmt"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
	matcher "github.com/envoyproxy/go-control-plane/envoy/type/matcher/v3"
)

// matchesRoute tells whether all conditions of a route hold. A condition that this program does not know is an error.
func matchesRoute(m *route.RouteMatch, r Request) (bool, error) {
	if m.RuntimeFraction != nil || m.TlsContext != nil || len(m.FilterState) > 0 || len(m.Cookies) > 0 {
		return false, fmt.Errorf("unknown condition in %v", m)
	}
	if fits, err := matchesPath(m, r); !fits || err != nil {
		return false, err
	}
	headers := headersWithParts(r)
	if m.Grpc != nil && !strings.HasPrefix(headers["content-type"], "application/grpc") {
		return false, nil
	}
	for _, condition := range m.Headers {
		if fits, err := matchesHeader(condition, headers); !fits || err != nil {
			return false, err
		}
	}
	for _, condition := range m.QueryParameters {
		if fits, err := matchesParameter(condition, r.Path); !fits || err != nil {
			return false, err
		}
	}
	// A filter writes metadata, for example about claims of a token. No request here has any.
	for _, condition := range m.DynamicMetadata {
		if !condition.Invert {
			return false, nil
		}
	}
	return true, nil
}

func matchesPath(m *route.RouteMatch, r Request) (bool, error) {
	path := withoutQuery(r.Path)
	insensitive := m.CaseSensitive != nil && !m.CaseSensitive.Value
	switch specifier := m.PathSpecifier.(type) {
	case *route.RouteMatch_Prefix:
		return beginsWith(path, specifier.Prefix, insensitive), nil
	case *route.RouteMatch_PathSeparatedPrefix:
		n := len(specifier.PathSeparatedPrefix)
		return beginsWith(path, specifier.PathSeparatedPrefix, insensitive) && (len(path) == n || path[n] == '/'), nil
	case *route.RouteMatch_Path:
		return len(path) == len(specifier.Path) && beginsWith(path, specifier.Path, insensitive), nil
	case *route.RouteMatch_SafeRegex:
		return matchesWhole(specifier.SafeRegex.Regex, path)
	case *route.RouteMatch_ConnectMatcher_:
		return r.Method == "CONNECT", nil
	}
	return false, fmt.Errorf("unknown path specifier %T", m.PathSpecifier)
}

func beginsWith(path, prefix string, insensitive bool) bool {
	if len(path) < len(prefix) {
		return false
	}
	if insensitive {
		return lowerASCII(path[:len(prefix)]) == lowerASCII(prefix)
	}
	return path[:len(prefix)] == prefix
}

// lowerASCII leaves all other letters: Envoy compares bytes.
func lowerASCII(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, text)
}

func matchesText(m *matcher.StringMatcher, text string) (bool, error) {
	fold := func(text string) string { return text }
	if m.IgnoreCase {
		fold = lowerASCII
	}
	switch pattern := m.MatchPattern.(type) {
	case *matcher.StringMatcher_Exact:
		return fold(text) == fold(pattern.Exact), nil
	case *matcher.StringMatcher_Prefix:
		return strings.HasPrefix(fold(text), fold(pattern.Prefix)), nil
	case *matcher.StringMatcher_Suffix:
		return strings.HasSuffix(fold(text), fold(pattern.Suffix)), nil
	case *matcher.StringMatcher_Contains:
		return strings.Contains(fold(text), fold(pattern.Contains)), nil
	case *matcher.StringMatcher_SafeRegex:
		return matchesWhole(pattern.SafeRegex.Regex, text)
	}
	return false, fmt.Errorf("unknown string matcher %T", m.MatchPattern)
}

// A header that is missing fits no condition about its value, whether that is inverted or not.
func matchesHeader(m *route.HeaderMatcher, headers map[string]string) (bool, error) {
	value, present := headers[strings.ToLower(m.Name)]
	present = present || m.TreatMissingHeaderAsEmpty
	switch specifier := m.HeaderMatchSpecifier.(type) {
	case nil:
		return present != m.InvertMatch, nil
	case *route.HeaderMatcher_PresentMatch:
		return (present == specifier.PresentMatch) != m.InvertMatch, nil
	case *route.HeaderMatcher_StringMatch:
		if !present {
			return false, nil
		}
		fits, err := matchesText(specifier.StringMatch, value)
		return fits != m.InvertMatch, err
	}
	return false, fmt.Errorf("unknown header matcher %T", m.HeaderMatchSpecifier)
}

func matchesParameter(m *route.QueryParameterMatcher, path string) (bool, error) {
	value, present := parameter(path, m.Name)
	switch specifier := m.QueryParameterMatchSpecifier.(type) {
	case nil:
		return present, nil
	case *route.QueryParameterMatcher_PresentMatch:
		return present == specifier.PresentMatch, nil
	case *route.QueryParameterMatcher_StringMatch:
		if !present {
			return false, nil
		}
		return matchesText(specifier.StringMatch, value)
	}
	return false, fmt.Errorf("unknown parameter matcher %T", m.QueryParameterMatchSpecifier)
}

// parameter is the first value of a query parameter. Envoy does not decode it.
func parameter(path, name string) (string, bool) {
	_, query, _ := strings.Cut(path, "?")
	for _, part := range strings.Split(query, "&") {
		if key, value, _ := strings.Cut(part, "="); key == name && part != "" {
			return value, true
		}
	}
	return "", false
}
