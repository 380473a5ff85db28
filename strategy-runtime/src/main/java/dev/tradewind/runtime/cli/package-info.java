/** The command line. Bad input is one sentence per problem on stderr, and exit code 2. */
package dev.tradewind.runtime.cli;
