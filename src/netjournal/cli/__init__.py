"""What a person types: arguments, exit codes, the one error boundary."""
