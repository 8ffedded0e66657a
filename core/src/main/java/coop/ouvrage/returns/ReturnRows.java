package coop.ouvrage.returns;

import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.PaidRights;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people and the payslips or rights that a return was made of: written and read some at a time, so that a quarter of any size fits. */
@Repository
class ReturnRows {

    private static final int SOME = 500;

    private final JdbcClient jdbc;

    ReturnRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keepPeople(ReturnId id, List<Declared> people) {
        for (int from = 0; from < people.size(); from += SOME) {
            List<Declared> some = people.subList(from, Math.min(people.size(), from + SOME));
            jdbc.sql("""
                    insert into pay_return_person (return_id, person, data)
                    select :id, * from unnest(cast(:people as uuid[]), cast(:data as text[]))""")
                    .param("id", id.value())
                    .param("people", some.stream().map(Declared::id).toArray(UUID[]::new))
                    .param("data", some.stream().map(ReturnJson::write).toArray(String[]::new))
                    .update();
        }
    }

    /**
     * A payslip or rights of one person, as kept.
     *
     * @param source what booked it
     */
    record Piece(UUID source, UUID person, String data) {

        static Piece of(PaidWork paid) {
            return new Piece(paid.payslip(), paid.worker(), ReturnJson.write(paid));
        }

        static Piece of(PaidRights rights) {
            return new Piece(rights.entry(), rights.author(), ReturnJson.write(rights));
        }
    }

    /** @param before how many of the same return are kept already */
    void keepWork(ReturnId id, int before, List<Piece> work) {
        jdbc.sql("""
                insert into pay_return_work (return_id, nr, source_id, person, data)
                select :id, * from unnest(cast(:nrs as integer[]), cast(:sources as uuid[]), cast(:people as uuid[]),
                    cast(:data as text[]))""")
                .param("id", id.value())
                .param(
                        "nrs",
                        IntStream.rangeClosed(before + 1, before + work.size())
                                .boxed()
                                .toArray(Integer[]::new))
                .param("sources", work.stream().map(Piece::source).toArray(UUID[]::new))
                .param("people", work.stream().map(Piece::person).toArray(UUID[]::new))
                .param("data", work.stream().map(Piece::data).toArray(String[]::new))
                .update();
    }

    /** The same employer, people and payslips have the same content, whoever makes the return and when. */
    String content(ReturnId id, Employer employer, List<Declared> people) {
        try (Stream<String> work = jdbc
                .sql("select data from pay_return_work where return_id = :id order by nr")
                .withFetchSize(SOME)
                .param("id", id.value())
                .query(String.class)
                .stream()) {
            Stream<String> rows = Stream.concat(people.stream().map(ReturnJson::write), work);
            return ContentHash.of(Stream.concat(Stream.of(ReturnJson.write(employer)), rows.map(row -> "\n" + row))
                            .map(row -> row.getBytes(StandardCharsets.UTF_8)))
                    .hex();
        }
    }

    /** What a return was made of. */
    ReturnData data(PayReturn made) {
        UUID id = made.id().value();
        Employer employer = jdbc.sql("select employer from pay_return where id = :id")
                .param("id", id)
                .query((row, n) -> ReturnJson.employer(row.getString("employer")))
                .single();
        List<Declared> people = jdbc.sql("select data from pay_return_person where return_id = :id order by person")
                .param("id", id)
                .query((row, n) -> ReturnJson.person(row.getString("data")))
                .list();
        return new ReturnData(
                id, employer, made.first(), made.last(), made.nr(), made.madeAt(), people, works(made.id()));
    }

    ReturnData.Works works(ReturnId id) {
        return new ReturnData.Works() {
            @Override
            public Map<UUID, List<PaidWork>> of(List<UUID> workers) {
                return read(id, workers, PaidWork.class);
            }

            @Override
            public Map<UUID, List<PaidRights>> rights(List<UUID> authors) {
                return read(id, authors, PaidRights.class);
            }
        };
    }

    private <T> Map<UUID, List<T>> read(ReturnId id, List<UUID> people, Class<T> type) {
        Map<UUID, List<T>> found = new HashMap<>();
        jdbc.sql("select person, data from pay_return_work where return_id = :id and person = any(:people) order by nr")
                .param("id", id.value())
                .param("people", people.toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("person", UUID.class), person -> new ArrayList<>())
                            .add(ReturnJson.read(row.getString("data"), type));
                });
        return found;
    }
}
