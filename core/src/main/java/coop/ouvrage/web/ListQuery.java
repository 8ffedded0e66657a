package coop.ouvrage.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How a reader wants a list: controllers take one as an argument.
 *
 * @param search what they typed into the search field; empty for all
 * @param filter a named filter of the page; empty for none
 * @param sort name of a column; empty for the page's own order
 * @param page from 0
 */
public record ListQuery(String search, String filter, String sort, boolean descending, int page) {

    public static final int SIZE = 50;

    /** Finds a text, in the page's own order. */
    public static ListQuery of(String search) {
        return new ListQuery(search, "", "", false, 0);
    }

    public int offset() {
        return page * SIZE;
    }

    /** The query part of the address of the next page. */
    public String next() {
        return address(sort, descending, page + 1);
    }

    public String previous() {
        return address(sort, descending, page - 1);
    }

    /** Sorted by a column, the other way round if it is so already. */
    public String sortedBy(String column) {
        return address(column, column.equals(sort) && !descending, 0);
    }

    /** The query part of the address of the whole list in its order, as its export takes it; empty if nothing was asked for. */
    public String whole() {
        String query = address(sort, descending, 0);
        return query.length() == 1 ? "" : query;
    }

    private String address(String newSort, boolean newDescending, int newPage) {
        StringBuilder query = new StringBuilder("?");
        add(query, "q", search);
        add(query, "filter", filter);
        add(query, "sort", newSort);
        add(query, "dir", newDescending ? "desc" : "");
        add(query, "page", newPage > 0 ? String.valueOf(newPage) : "");
        return query.toString();
    }

    private static void add(StringBuilder query, String name, String value) {
        if (!value.isEmpty()) {
            query.append(query.length() > 1 ? "&" : "")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
