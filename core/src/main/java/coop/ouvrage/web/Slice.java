package coop.ouvrage.web;

import java.util.List;
import java.util.function.Function;

/** A part of a list that is shown at once, and how many there are in all. */
public record Slice<T>(List<T> rows, ListQuery query, long total) {

    public Slice {
        rows = List.copyOf(rows);
    }

    public boolean hasNext() {
        return query.offset() + rows.size() < total;
    }

    public boolean hasPrevious() {
        return query.page() > 0;
    }

    public <R> Slice<R> map(Function<T, R> step) {
        return new Slice<>(rows.stream().map(step).toList(), query, total);
    }
}
