// Package lines is the conversation of every oracle: one JSON request a line, one JSON answer a line, in order.
package lines

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

type failure struct {
	Error string `json:"error"`
}

// Serve answers requests from stdin until it ends. A panic inside answer becomes an {"error"} line, so that one
// hostile input does not take the remaining questions with it.
func Serve[Request, Answer any](answer func(Request) Answer) {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 0 {
			if failed := encoder.Encode(respond(line, answer)); failed != nil {
				fmt.Fprintln(os.Stderr, failed)
				os.Exit(1)
			}
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		// Flushing only when nothing more is waiting lets a client send thousands of questions at once cheaply.
		if in.Buffered() == 0 {
			out.Flush()
		}
	}
}

func respond[Request, Answer any](line []byte, answer func(Request) Answer) (result any) {
	defer func() {
		if reason := recover(); reason != nil {
			result = failure{Error: fmt.Sprint("panic: ", reason)}
		}
	}()
	var request Request
	if err := json.Unmarshal(line, &request); err != nil {
		return failure{Error: "request: " + err.Error()}
	}
	return answer(request)
}
