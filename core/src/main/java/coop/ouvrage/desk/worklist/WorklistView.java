package coop.ouvrage.desk.worklist;

import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Slice;
import coop.ouvrage.worklist.Queue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page: rows, counts of the queues, the open one. */
public record WorklistView(
        ListQuery query,
        List<Row> rows,
        int total,
        long late,
        Map<Queue, Integer> counts,
        @Nullable Detail open) {

    public Slice<Row> slice() {
        return new Slice<>(rows, query, total);
    }

    public int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean isOpen(Row row) {
        return open != null && open.row().id().equals(row.id());
    }
}
