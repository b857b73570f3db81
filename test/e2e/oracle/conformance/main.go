// The program conformance reads the conformance tests of the Gateway API, which are Go code, and prints as JSON what they
// send and expect. It executes the part of Go in which the tests are written: literals, assignments, loops over lists,
// and subtests. What it cannot evaluate is a map with the key $unknown.
//
//	conformance <folder of the module sigs.k8s.io/gateway-api/conformance> <folder of tests in it>...
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// Test is one conformance test.
type Test struct {
	File      string   `json:"file"`
	Manifests []string `json:"manifests"`
	// In the order in which the test sends them.
	Rows []Row `json:"rows"`
	// The conditions that routes must have.
	Conditions []Condition `json:"conditions"`
}

// Row is a request and the expected answer.
type Row struct {
	// The function of the suite that sends the request.
	Call string `json:"call"`
	// The gateway as namespace/name, and the listener if the test names one.
	Gateway  string `json:"gateway,omitempty"`
	Listener string `json:"listener,omitempty"`
	// The app and namespace of the client in the mesh.
	Client     Value `json:"client,omitempty"`
	ServerName Value `json:"serverName,omitempty"`
	// A literal of the type ExpectedResponse.
	Expected Value `json:"expected"`
	// The share of each backend.
	Weights Value `json:"weights,omitempty"`
	// The objects that the test has deleted before, as namespace/name.
	Deleted []string `json:"deleted,omitempty"`
}

// Condition is one that a route must have for a parent.
type Condition struct {
	Route  string `json:"route"`
	Parent string `json:"parent"`
	Type   string `json:"type"`
	Status string `json:"status"`
	Reason string `json:"reason"`
}

func main() {
	constants := readConstants(filepath.Join(os.Args[1], "utils"))
	tests := []*Test{}
	for _, folder := range os.Args[2:] {
		files, err := filepath.Glob(filepath.Join(os.Args[1], folder, "*.go"))
		must(err)
		for _, file := range files {
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			must(err)
			test := &Test{File: folder + "/" + filepath.Base(file), Manifests: []string{}, Rows: []Row{}, Conditions: []Condition{}}
			runFile(tree, constants, test)
			if len(test.Rows)+len(test.Conditions) > 0 {
				tests = append(tests, test)
			}
		}
	}
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	must(out.Encode(tests))
}

// runFile runs the tests that a file declares.
func runFile(tree *ast.File, constants map[string]string, test *Test) {
	r := &runner{constants: constants, packages: packagesOf(tree), test: test}
	for _, decl := range tree.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.VAR {
			continue
		}
		for _, spec := range group.Specs {
			for _, value := range spec.(*ast.ValueSpec).Values {
				if literal, ok := value.(*ast.CompositeLit); ok && typeName(literal.Type) == "ConformanceTest" {
					r.runTest(literal)
				}
			}
		}
	}
}

func (r *runner) runTest(literal *ast.CompositeLit) {
	for _, element := range literal.Elts {
		field := element.(*ast.KeyValueExpr)
		switch field.Key.(*ast.Ident).Name {
		case "Manifests":
			for _, file := range list(r.evaluate(field.Value, nil)) {
				r.test.Manifests = append(r.test.Manifests, fmt.Sprint(file))
			}
		case "Test":
			r.runFunction(field.Value, nil)
		}
	}
}

// packagesOf gives the name under which each package of the suite is imported.
func packagesOf(tree *ast.File) map[string]string {
	packages := map[string]string{}
	for _, spec := range tree.Imports {
		path := strings.Trim(spec.Path.Value, `"`)
		base := path[strings.LastIndex(path, "/")+1:]
		name := base
		if spec.Name != nil {
			name = spec.Name.Name
		}
		packages[name] = base
	}
	return packages
}

// readConstants reads the text constants of all packages in a folder, by package and name.
func readConstants(folder string) map[string]string {
	constants := map[string]string{}
	must(filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") {
			return err
		}
		tree, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, decl := range tree.Decls {
			if group, ok := decl.(*ast.GenDecl); ok && group.Tok == token.CONST {
				addConstants(group, tree.Name.Name, constants)
			}
		}
		return nil
	}))
	return constants
}

func addConstants(group *ast.GenDecl, pkg string, constants map[string]string) {
	for _, spec := range group.Specs {
		values := spec.(*ast.ValueSpec)
		for i, name := range values.Names {
			if i >= len(values.Values) {
				continue
			}
			if literal, ok := values.Values[i].(*ast.BasicLit); ok && literal.Kind == token.STRING {
				constants[pkg+"."+name.Name] = unquote(literal.Value)
			}
		}
	}
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
