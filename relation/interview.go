package relation

func (a *analysis) inInterview() bool { return false }
