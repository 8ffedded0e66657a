/** Belgium: its law as dated data, its forms and numbers, behind the interfaces of the core. Nobody depends on it. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.country.be;
