package main

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// runner executes one file of tests.
type runner struct {
	constants map[string]string
	packages  map[string]string
	test      *Test
	deleted   []string
}

// scope holds the variables of a block.
type scope struct {
	outer  *scope
	values map[string]Value
	// Whether it is unknown if the block runs. Then it assigns nothing to outer variables.
	conditional bool
}

func (s *scope) inner() *scope {
	return &scope{outer: s, values: map[string]Value{}}
}

func (s *scope) find(name string) (Value, bool) {
	for at := s; at != nil; at = at.outer {
		if value, ok := at.values[name]; ok {
			return value, true
		}
	}
	return nil, false
}

func (s *scope) assign(name string, value Value) {
	for at := s; at != nil; at = at.outer {
		if _, ok := at.values[name]; ok {
			at.values[name] = value
			return
		}
		if at.conditional {
			return
		}
	}
}

// runFunction runs the body of a function literal.
func (r *runner) runFunction(expr ast.Expr, outer *scope) {
	if function, ok := expr.(*ast.FuncLit); ok {
		r.runBlock(function.Body.List, outer.inner())
	}
}

func (r *runner) runBlock(statements []ast.Stmt, here *scope) {
	for _, statement := range statements {
		r.run(statement, here)
	}
}

func (r *runner) run(statement ast.Stmt, here *scope) {
	switch s := statement.(type) {
	case *ast.AssignStmt:
		r.runAssignment(s, here)
	case *ast.DeclStmt:
		r.runDeclaration(s.Decl.(*ast.GenDecl), here)
	case *ast.ExprStmt:
		r.runCalls(s.X, here)
	case *ast.BlockStmt:
		r.runBlock(s.List, here.inner())
	case *ast.IfStmt:
		block := here.inner()
		block.conditional = true
		if s.Init != nil {
			r.run(s.Init, block)
		}
		r.runBlock(s.Body.List, block)
	case *ast.ForStmt:
		r.runBlock(s.Body.List, here.inner())
	case *ast.RangeStmt:
		r.runLoop(s, here)
	}
}

func (r *runner) runAssignment(s *ast.AssignStmt, here *scope) {
	for i, left := range s.Lhs {
		if i >= len(s.Rhs) {
			break
		}
		r.runCalls(s.Rhs[i], here)
		name, ok := left.(*ast.Ident)
		if !ok {
			continue
		}
		value := r.evaluate(s.Rhs[i], here)
		if s.Tok == token.DEFINE {
			here.values[name.Name] = value
		} else {
			here.assign(name.Name, value)
		}
	}
}

func (r *runner) runDeclaration(group *ast.GenDecl, here *scope) {
	for _, spec := range group.Specs {
		values, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		for i, name := range values.Names {
			here.values[name.Name] = nil
			if i < len(values.Values) {
				here.values[name.Name] = r.evaluate(values.Values[i], here)
			}
		}
	}
}

// runLoop runs the body for each item of a list, and once for anything else.
func (r *runner) runLoop(s *ast.RangeStmt, here *scope) {
	items, ok := r.evaluate(s.X, here).([]Value)
	if !ok {
		items = []Value{unknown(s.X)}
	}
	for i, item := range items {
		block := here.inner()
		if name, ok := s.Key.(*ast.Ident); ok {
			block.values[name.Name] = i
		}
		if name, ok := s.Value.(*ast.Ident); ok {
			block.values[name.Name] = item
		}
		r.runBlock(s.Body.List, block)
	}
}

// runCalls looks at all calls in an expression. Functions run only as subtests.
func (r *runner) runCalls(expr ast.Expr, here *scope) {
	ast.Inspect(expr, func(node ast.Node) bool {
		if _, ok := node.(*ast.FuncLit); ok {
			return false
		}
		call, ok := node.(*ast.CallExpr)
		if !ok {
			return true
		}
		if name := calledName(call); name == "Run" && len(call.Args) == 2 {
			r.runFunction(call.Args[1], here)
			return false
		} else {
			r.note(name, call, here)
		}
		return true
	})
}

// note takes down what a call of the suite means for a test.
func (r *runner) note(name string, call *ast.CallExpr, here *scope) {
	switch {
	case strings.HasPrefix(name, "Make") && strings.HasSuffix(name, "ConsistentResponse"):
		r.noteRequest(name, call, here)
	case name == "TestWeightedDistribution" && len(r.test.Rows) > 0:
		row := r.test.Rows[len(r.test.Rows)-1]
		row.Weights = r.evaluate(call.Args[len(call.Args)-1], here)
		r.test.Rows = append(r.test.Rows, row)
	case name == "Delete":
		object := literal(r.evaluate(call.Args[len(call.Args)-1], here))
		r.deleted = append(slices.Clone(r.deleted), fullName(literal(object["ObjectMeta"])))
	case strings.HasSuffix(name, "RouteMustHaveCondition"):
		r.noteCondition(call, here)
	}
}

func (r *runner) noteRequest(name string, call *ast.CallExpr, here *scope) {
	row := Row{Call: name, Deleted: r.deleted}
	if selector, ok := call.Fun.(*ast.SelectorExpr); ok {
		if client := literal(r.evaluate(selector.X, here)); typeOf(client) == "Client" {
			row.Client = client
		}
	}
	for i, arg := range call.Args {
		value := literal(r.evaluate(arg, here))
		switch typeOf(value) {
		case "Address":
			row.Gateway, _ = value["gateway"].(string)
			row.Listener, _ = value["listener"].(string)
		case "ExpectedResponse":
			row.Expected = value
			if strings.HasPrefix(name, "MakeTLS") {
				row.ServerName = r.evaluate(call.Args[i-1], here)
			}
		}
	}
	if row.Expected != nil {
		r.test.Rows = append(r.test.Rows, row)
	}
}

func (r *runner) noteCondition(call *ast.CallExpr, here *scope) {
	var names []string
	for _, arg := range call.Args {
		value := literal(r.evaluate(arg, here))
		switch typeOf(value) {
		case "NamespacedName":
			names = append(names, fullName(value))
		case "Condition":
			if len(names) == 2 {
				condition := Condition{Route: names[0], Parent: names[1], Type: lastName(value["Type"]), Status: lastName(value["Status"]), Reason: lastName(value["Reason"])}
				r.test.Conditions = append(r.test.Conditions, condition)
			}
		}
	}
}
