/** Webhooks for administrators, by pages and by programs. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.webhooks.web;
