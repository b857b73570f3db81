package main

// Case is one question: objects, the proxies that get routes of them, and requests that arrive at the proxies.
type Case struct {
	// ID comes back with the answer.
	ID string `json:"id"`
	// Objects are objects of Istio's API. Only those that its webhook accepts reach the control plane.
	Objects []map[string]any `json:"objects"`
	// Kube holds objects of Kubernetes and of the Gateway API, as YAML documents. They lie in a fake cluster, which
	// takes longer than Services alone. No API server fills in defaults: every field must be written.
	Kube string `json:"kube"`
	// Services are Services of Kubernetes whose ports all speak HTTP.
	Services []Service `json:"services"`
	// Proxies are the proxies that Requests name.
	Proxies  map[string]Proxy `json:"proxies"`
	Requests []Request        `json:"requests"`
	// Follow names the proxy and the route where requests go on that reach a host, such as the Service of a gateway.
	Follow map[string]Place `json:"follow"`
	// OnlyChecks asks for the verdicts of the webhook alone.
	OnlyChecks bool `json:"onlyChecks"`
	// Dump asks for Envoy's routes as JSON.
	Dump bool `json:"dump"`
}

// Service is a Service with its full host, such as web.apps.svc.cluster.local.
type Service struct {
	Host      string `json:"host"`
	Namespace string `json:"namespace"`
	Ports     []int  `json:"ports"`
}

// Proxy is a sidecar, or (router) the proxy of a gateway.
type Proxy struct {
	Type      string            `json:"type"`
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
	// Pod is the name of its Pod in Kube, whose Services tell to which Gateway of the Gateway API it belongs.
	Pod string `json:"pod"`
}

// Place is where requests go on.
type Place struct {
	Proxy string `json:"proxy"`
	Route string `json:"route"`
}

// Request arrives at a proxy. Route is the name of the route configuration, which follows from the port: "80" in a
// sidecar, "http.80" in a gateway.
type Request struct {
	ID      string      `json:"id"`
	Proxy   string      `json:"proxy"`
	Route   string      `json:"route"`
	Method  string      `json:"method"`
	Scheme  string      `json:"scheme"`
	Host    string      `json:"host"`
	Path    string      `json:"path"`
	Headers [][2]string `json:"headers"`
}
