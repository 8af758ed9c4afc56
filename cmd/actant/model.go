package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/model/weights"
)

// The models: one comes with the program, the other is a file.
const (
	smallModel = "small"
	largeModel = "large"
	largeFile  = "actant-large.model"
	dataFolder = "ACTANT_DATA" // the variable that names a folder to look in first
)

func (a *app) modelFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&a.modelName, "model", smallModel, "the trained model: small, or large, which is slower and finds more (see `actant models`)")
}

// openModel returns the model that --model names. It is opened once.
func (a *app) openModel() (m *encode.Model, err error) {
	switch {
	case a.model != nil:
		return a.model, nil
	case a.modelName == smallModel || a.modelName == "":
		m, err = encode.Shipped()
	case a.modelName == largeModel:
		m, err = openLarge()
	default:
		return nil, usageError("--model %s: must be small or large", a.modelName)
	}
	a.model = m
	return m, err
}

func openLarge() (*encode.Model, error) {
	f, where, err := largeModelFile()
	if err != nil {
		return nil, flagged(err)
	}
	m, err := encode.New(f)
	if err != nil {
		return nil, flagged(exit{exitUnreadable, fmt.Sprintf("%s: %v", where, err)})
	}
	return m, nil
}

// flagged says of an error which flag it comes of.
func flagged(err error) error {
	var e exit
	if errors.As(err, &e) {
		e.msg = "--model large: " + e.msg
		return e
	}
	return fmt.Errorf("--model large: %w", err)
}

// largeModelFile opens the file of the large model and says where it lies.
func largeModelFile() (*model.File, string, error) {
	data, where, err := findLarge()
	if err != nil {
		return nil, "", err
	}
	f, err := model.Open(data)
	if err != nil {
		return nil, "", exit{exitUnreadable, fmt.Sprintf("%s: %v", where, err)}
	}
	return f, where, nil
}

// inProgram is where a model lies that the program carries.
const inProgram = "in the program"

// findLarge returns the file of the large model and where it was found.
func findLarge() (data []byte, where string, err error) {
	if data := weights.Large(); data != nil {
		return data, inProgram, nil
	}
	folders := modelFolders()
	for _, folder := range folders {
		where = filepath.Join(folder, largeFile)
		data, err := os.ReadFile(where)
		if err == nil {
			return data, where, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return nil, where, exit{exitUnreadable, err.Error()}
		}
	}
	return nil, "", usageError("there is no %s in %s; put it there (it is released beside the program), or name its folder in %s",
		largeFile, strings.Join(folders, " or "), dataFolder)
}

// modelFolders lists where a model may lie: the folder that ACTANT_DATA names, the program's own, the user's data.
func modelFolders() []string {
	var out []string
	if folder := os.Getenv(dataFolder); folder != "" {
		out = append(out, folder)
	}
	if program, err := os.Executable(); err == nil {
		if real, err := filepath.EvalSymlinks(program); err == nil {
			program = real
		}
		out = append(out, filepath.Dir(program))
	}
	if folder := userData(); folder != "" {
		out = append(out, filepath.Join(folder, "actant"))
	}
	return out
}

// userData is the folder of the user's data on this system, "" if there is none.
func userData() string {
	if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder
	}
	if runtime.GOOS == "windows" {
		return os.Getenv("LocalAppData")
	}
	home, err := os.UserHomeDir()
	switch {
	case err != nil:
		return ""
	case runtime.GOOS == "darwin":
		return filepath.Join(home, "Library", "Application Support")
	}
	return filepath.Join(home, ".local", "share")
}
