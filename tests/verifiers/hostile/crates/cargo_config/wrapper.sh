#!/bin/sh
touch @CANARY@
exec "$@"
