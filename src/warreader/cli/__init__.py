"""The command line: arguments in, text or JSON on standard output, one line of trouble on standard error, an exit code.

`start` decides what is meant; everything else is imported when it is needed, so that a bare `warreader` starts quickly.
"""
