package coop.ouvrage.employment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hours of students: those of the contracts of this house, and those that certificates tell of other employers. */
@Repository
class StudentHoursStore {

    private static final String HERE = """
            from work_contract c
            join contract_day d on d.contract_id = c.id and d.version = c.version
            where c.kind = 'STUDENT' and c.state <> 'CANCELLED' and d.day between :first and :last
            """;

    private final JdbcClient jdbc;

    StudentHoursStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Hours of contracts that were asked for before this one, or of all. */
    int here(UUID worker, int year, @Nullable WorkContract before) {
        String earlier = before == null
                ? ""
                : " and (c.instructed_at, c.id) < (select x.instructed_at, x.id from work_contract x where x.id = :before)";
        var query = jdbc.sql("select coalesce(sum(ceil(d.minutes / 60.0)), 0)::int " + HERE + " and c.worker = :worker"
                        + earlier)
                .param("worker", worker)
                .param("first", LocalDate.of(year, 1, 1))
                .param("last", LocalDate.of(year, 12, 31));
        if (before != null) {
            query = query.param("before", before.id().value());
        }
        return query.query(Integer.class).single();
    }

    void certificate(UUID worker, int year, int hours, LocalDate asOf) {
        jdbc.sql("""
                insert into student_hours (worker, year, hours, as_of) values (:worker, :year, :hours, :asOf)
                on conflict (worker, year) do update set hours = excluded.hours, as_of = excluded.as_of
                where student_hours.as_of <= excluded.as_of
                """)
                .param("worker", worker)
                .param("year", year)
                .param("hours", hours)
                .param("asOf", asOf)
                .update();
    }

    int elsewhere(UUID worker, int year) {
        return jdbc.sql("select hours from student_hours where worker = :worker and year = :year")
                .param("worker", worker)
                .param("year", year)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
