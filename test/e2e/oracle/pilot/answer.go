package main

import "encoding/json"

// Result is the answer to a case.
type Result struct {
	ID     string  `json:"id"`
	Checks []Check `json:"checks"`
	// Nack holds what Envoy's own rules for its configuration refuse.
	Nack []string `json:"nack,omitempty"`
	// Answers has one answer for each request, in order.
	Answers []Answer `json:"answers"`
	// Error tells why the case could not be answered.
	Error string `json:"error,omitempty"`
	// Routes names each proxy with its route configurations, such as "client 80".
	Routes []string        `json:"routes,omitempty"`
	Dump   json.RawMessage `json:"dump,omitempty"`
	Millis int64           `json:"millis"`
}

// Check is the verdict of Istio's webhook on one object.
type Check struct {
	// Object is kind, namespace and name, such as "VirtualService apps/web".
	Object  string `json:"object"`
	Error   string `json:"error,omitempty"`
	Warning string `json:"warning,omitempty"`
}

// Answer is what becomes of a request. Kind is one of
//
//	forward   to Branches, by their shares
//	redirect  with Status, to Location
//	respond   with Status and Body
//	noroute   404: a virtual host, but no route in it
//	novhost   404: no virtual host
//	noconfig  no route configuration of this name
//	broken    Envoy has something that this program cannot evaluate: Error
type Answer struct {
	ID    string `json:"id"`
	Kind  string `json:"kind"`
	VHost string `json:"vhost,omitempty"`
	// Config is the path of the object that the route was made of. Routes that Istio makes of Services have none.
	Config   string   `json:"config,omitempty"`
	Route    string   `json:"route,omitempty"`
	Index    int      `json:"index"`
	Branches []Branch `json:"branches,omitempty"`
	Mirrors  []Mirror `json:"mirrors,omitempty"`
	Timeout  string   `json:"timeout,omitempty"`
	Retries  string   `json:"retries,omitempty"`
	Status   int      `json:"status,omitempty"`
	Location string   `json:"location,omitempty"`
	Body     string   `json:"body,omitempty"`
	Error    string   `json:"error,omitempty"`
}

// Branch is a cluster that gets a share of the requests, and the request as it gets it.
type Branch struct {
	Cluster string  `json:"cluster"`
	Share   float64 `json:"share"`
	Host    string  `json:"host"`
	Path    string  `json:"path"`
	// Headers are those of the request, Response the headers that are added to the answer. Names are in lower case.
	Headers  map[string]string `json:"headers"`
	Response map[string]string `json:"response"`
	// Status is what the client gets if the proxy has no such cluster, else 0.
	Status int     `json:"status,omitempty"`
	Next   *Answer `json:"next,omitempty"`
}

// Mirror is a cluster that gets copies.
type Mirror struct {
	Cluster string  `json:"cluster"`
	Percent float64 `json:"percent"`
	// Next has an answer for each branch, where Follow knows the cluster.
	Next []*Answer `json:"next,omitempty"`
}
