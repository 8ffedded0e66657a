/** The page of the cash forecast. */
@org.jspecify.annotations.NullMarked
package coop.ouvrage.liquidity.web;
