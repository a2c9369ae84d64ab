"""The command line: arguments in; text or JSON on standard output, errors on standard error, an exit code out.

`start` decides what is meant; everything else is imported when it is needed, so that a bare `warreader` starts quickly.
"""
