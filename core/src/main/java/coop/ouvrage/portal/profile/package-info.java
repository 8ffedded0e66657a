/** What somebody keeps of themselves: language, password, second factor, sessions, tokens. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.portal.profile;
