package coop.ouvrage.invoicing;

import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of what units add to their own offers. */
@Repository
class QuoteTermsStore {

    private final JdbcClient jdbc;
    private final QuoteStore quotes;
    private final ReadTogether<QuoteTerms> known = new ReadTogether<>(Foreseen.Kind.QUOTE, this::read);

    QuoteTermsStore(JdbcClient jdbc, QuoteStore quotes) {
        this.jdbc = jdbc;
        this.quotes = quotes;
    }

    void insert(QuoteId quote, QuoteExtras extras, List<SaleLine> options) {
        quotes.written();
        known.forget(quote.value());
        jdbc.sql("""
                insert into quote_terms (quote_id, deposit, framework, opening, closing)
                values (:quote, :deposit, :framework, :opening, :closing)""")
                .param("quote", quote.value())
                .param("deposit", extras.deposit())
                .param("framework", extras.framework())
                .param("opening", extras.opening())
                .param("closing", extras.closing())
                .update();
        for (int i = 0; i < options.size(); i++) {
            QuoteLines.insert(jdbc, "quote_option", "option_no", quote, i + 1, options.get(i));
        }
        for (int i = 0; i < extras.files().size(); i++) {
            QuoteFile file = extras.files().get(i);
            jdbc.sql("""
                    insert into quote_file (quote_id, file_no, name, mime_type, hash) values (:quote, :number, :name, :type, :hash)""")
                    .param("quote", quote.value())
                    .param("number", i + 1)
                    .param("name", file.name())
                    .param("type", file.mimeType())
                    .param("hash", file.hash())
                    .update();
        }
    }

    /** An offer was made without any. */
    void none(QuoteId quote) {
        known.none(quote.value());
    }

    /** Empty for the offer of a job. */
    Optional<QuoteTerms> find(QuoteId quote) {
        return known.get(quote.value());
    }

    private Map<UUID, QuoteTerms> read(UUID[] quotes) {
        Map<UUID, QuoteTerms> found = new HashMap<>();
        jdbc.sql("select * from quote_terms where quote_id = any(:quotes)")
                .param("quotes", quotes)
                .query((row, n) -> {
                    UUID quote = row.getObject("quote_id", UUID.class);
                    return found.put(
                            quote,
                            new QuoteTerms(
                                    row.getBigDecimal("deposit"),
                                    row.getBoolean("framework"),
                                    row.getString("opening"),
                                    row.getString("closing"),
                                    options(new QuoteId(quote)),
                                    files(new QuoteId(quote))));
                })
                .list();
        return found;
    }

    private List<QuoteTerms.Option> options(QuoteId quote) {
        return jdbc.sql("select * from quote_option where quote_id = :quote order by option_no")
                .param("quote", quote.value())
                .query((row, n) ->
                        new QuoteTerms.Option(row.getInt("option_no"), QuoteLines.read(row), row.getBoolean("chosen")))
                .list();
    }

    private List<QuoteFile> files(QuoteId quote) {
        return jdbc.sql("select * from quote_file where quote_id = :quote order by file_no")
                .param("quote", quote.value())
                .query((row, n) ->
                        new QuoteFile(row.getString("name"), row.getString("mime_type"), row.getString("hash")))
                .list();
    }

    /** The client ticks these. */
    void choose(QuoteId quote, Set<Integer> options) {
        known.forget(quote.value());
        jdbc.sql("update quote_option set chosen = true where quote_id = :quote and option_no = any(:options)")
                .param("quote", quote.value())
                .param("options", options.toArray(Integer[]::new))
                .update();
    }
}
