/** What every simulator stands on: a service on the loopback, and nothing of what it simulates. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.simulators.http;
