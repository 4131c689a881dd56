#!/usr/bin/env bash
# Started by Jupyter: start.sh TOOL.dll CONNECTION-FILE
set -eu

# The tool's HTTP interface runs whatever it is sent, without a password and for web pages of any origin. It gets a socket
# file in a folder of this user's own instead of a port: no other machine, no other user and no page in a browser reaches it.
folder=$(mktemp -d)
export Kestrel__Endpoints__Http__Url="http://unix:$folder/http" Logging__LogLevel__Default=Error
export DOTNET_INTERACTIVE_CLI_TELEMETRY_OPTOUT=1 DOTNET_INTERACTIVE_SKIP_FIRST_TIME_EXPERIENCE=1

# The tool asks for the server's garbage collector, which takes a heap for each core.
export DOTNET_gcServer=0

exec dotnet "$1" jupyter --default-kernel csharp --http-local-only "$2"
