package main

import (
	"strconv"
	"strings"

	route "github.com/envoyproxy/go-control-plane/envoy/config/route/v3"
)

// redirectLocation puts the location together as Envoy's Utility::newUri does.
func redirectLocation(chosen *route.Route, action *route.RedirectAction, r Request) string {
	scheme := action.GetSchemeRedirect()
	if scheme == "" {
		scheme = r.Scheme
	}
	if action.GetHttpsRedirect() {
		scheme = "https"
	}
	port := ""
	if action.PortRedirect != 0 {
		port = ":" + strconv.Itoa(int(action.PortRedirect))
	}
	host := action.HostRedirect
	if host == "" {
		host = hostWithoutOldPort(r, scheme, port != "")
	}
	return scheme + "://" + host + port + redirectPath(chosen, action, r.Path)
}

// The port of the request goes if there is another, or if it was the default of the scheme that changes.
func hostWithoutOldPort(r Request, scheme string, hasPort bool) string {
	i := strings.LastIndex(r.Host, ":")
	if i < 0 {
		return r.Host
	}
	isDefault := (r.Scheme == "https" && r.Host[i:] == ":443") || (r.Scheme == "http" && r.Host[i:] == ":80")
	if hasPort || (scheme != r.Scheme && isDefault) {
		return r.Host[:i]
	}
	return r.Host
}

func redirectPath(chosen *route.Route, action *route.RedirectAction, path string) string {
	only := withoutQuery(path)
	query := path[len(only):]
	if action.StripQuery {
		query = ""
	}
	switch specifier := action.PathRewriteSpecifier.(type) {
	case *route.RedirectAction_PathRedirect:
		// A path with a query of its own replaces that of the request.
		if strings.Contains(specifier.PathRedirect, "?") {
			return specifier.PathRedirect
		}
		if specifier.PathRedirect != "" {
			only = specifier.PathRedirect
		}
	case *route.RedirectAction_PrefixRewrite:
		only = specifier.PrefixRewrite + only[len(matchedPart(chosen, only)):]
	case *route.RedirectAction_RegexRewrite:
		// Envoy has refused expressions that do not compile.
		only, _ = replaceAll(specifier.RegexRewrite.Pattern.Regex, only, specifier.RegexRewrite.Substitution)
	}
	return only + query
}

func redirectStatus(action *route.RedirectAction) int {
	switch action.ResponseCode {
	case route.RedirectAction_FOUND:
		return 302
	case route.RedirectAction_SEE_OTHER:
		return 303
	case route.RedirectAction_TEMPORARY_REDIRECT:
		return 307
	case route.RedirectAction_PERMANENT_REDIRECT:
		return 308
	}
	return 301
}
