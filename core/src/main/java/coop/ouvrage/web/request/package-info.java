/** How a request becomes an answer: who asks, in which words, once only, and how refusals and errors look. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.web.request;
