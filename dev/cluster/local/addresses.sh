# shellcheck shell=bash
# Whether the addresses that a person may set fit together; a cluster with others comes up half and says nothing useful.

# Prints an IPv4 address as a number; fails when it is none.
number_of() {
  local part='(0|[1-9][0-9]{0,2})'
  [[ $1 =~ ^$part\.$part\.$part\.$part$ ]] || return 1
  local parts=("${BASH_REMATCH[@]:1}") number=0
  for part in "${parts[@]}"; do
    ((part < 256)) || return 1
    number=$((number * 256 + part))
  done
  echo "$number"
}

# range_of CIDR SHORTEST LONGEST: prints its first and last address as numbers; fails when it is none, or of another length.
range_of() {
  [[ $1 =~ ^([0-9.]+)/([1-9][0-9]?)$ ]] || return 1
  local length=${BASH_REMATCH[2]} first size
  first=$(number_of "${BASH_REMATCH[1]}") || return 1
  ((length >= $2 && length <= $3)) || return 1
  size=$((1 << (32 - length)))
  ((first % size == 0)) || return 1
  echo "$first $((first + size - 1))"
}

check_addresses() {
  local range first last service_range service_first service_last node service
  range=$(range_of "$POD_CIDR" 8 28) ||
    die "TRADEWIND_POD_CIDR '$POD_CIDR' must be an IPv4 range that begins at its own first address, of a length from /8 to /28, such as 10.213.0.0/22."
  service_range=$(range_of "$SERVICE_CIDR" 12 28) ||
    die "TRADEWIND_SERVICE_CIDR '$SERVICE_CIDR' must be an IPv4 range that begins at its own first address, of a length from /12 to /28, such as 10.214.0.0/20."
  read -r first last <<<"$range"
  read -r service_first service_last <<<"$service_range"
  node=$(number_of "$NODE_IP") || die "TRADEWIND_NODE_IP '$NODE_IP' must be an IPv4 address, such as 10.213.0.1."
  service=$(number_of "$SERVICE_IP") || die "TRADEWIND_SERVICE_IP '$SERVICE_IP' must be an IPv4 address, such as 10.214.0.1."
  ((node > first && node < last)) ||
    die "TRADEWIND_NODE_IP '$NODE_IP' must be an address within TRADEWIND_POD_CIDR, $POD_CIDR, and neither its first nor its last."
  ((service == service_first + 1)) ||
    die "TRADEWIND_SERVICE_IP '$SERVICE_IP' must be the second address of TRADEWIND_SERVICE_CIDR, $SERVICE_CIDR: Kubernetes gives it to the API server's service."
  ((last < service_first || service_last < first)) ||
    die "TRADEWIND_POD_CIDR $POD_CIDR and TRADEWIND_SERVICE_CIDR $SERVICE_CIDR overlap; choose ranges that have no address in common."
}
