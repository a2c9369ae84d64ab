"""The commands as click knows them: arguments, options and help. Each imports its implementation when it is run."""
