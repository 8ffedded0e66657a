package coop.ouvrage.app.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.intake.Intake.Kind;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of offices, good and bad, through the services that people use. */
@OuvrageTest(perMethod = true)
class IntakeTest {

    private static final String MEMBERS =
            "key;given_name;family_name;email;language;birth_date;street;number;postcode;city;iban;"
                    + "national_number;civil_status;trade;agreement_on_paper;admit\n";
    private static final String MAUD =
            "M1;Maud;Denève;maud@deneve.example;fr;1990-02-03;Rue Haute;7;1000;Bruxelles;BE68539007547034;;single;design;oui;no\n";

    private final Intake intake;
    private final JdbcClient jdbc;
    private final SmallCoop coop;

    @TempDir
    Path directory;

    IntakeTest(ApplicationContext beans, JdbcClient jdbc, SmallCoop coop) {
        this.intake = new Intake(beans, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        this.jdbc = jdbc;
        this.coop = coop;
    }

    @Test
    void aRehearsalTellsWhatWouldBeRefusedAndEntersNothing() throws IOException {
        Path file = file(
                MEMBERS + MAUD + ";Nobody;X;n@x.example;;;;;;;;;;;;\n" + MAUD
                        + "M2;Ida;;ida@roos.example;xx;;;;;;;;;;;\n"
                        + "M3;Ida;Roos;ida@roos.example;nl;3.2.1990;;;;;;;;;;\n"
                        + "M4;Ida;Roos;ida@roos.example;nl;;;;;;BE00;;;;;\n"
                        + "M5;Bob;Roos;maud@deneve.example;nl;;;;;;;;;;;\n"
                        + "M6;Bob;Roos;bob@roos.example;nl;;;;;;;;;;;yes\n",
                StandardCharsets.UTF_8);
        Intake.Result result = intake.read(Kind.MEMBERS, file, true);
        assertThat(result.lines()).isEqualTo(8);
        assertThat(result.entered()).isEqualTo(1);
        assertThat(result.refused())
                .extracting(refused -> refused.line() + " " + refused.reason().code())
                .contains(
                        "3 installation.value_missing",
                        "4 installation.key_twice",
                        "5 installation.value_unreadable",
                        "6 installation.value_unreadable",
                        "8 access.login_taken",
                        "9 membership.identity_missing")
                .anyMatch(line -> line.startsWith("7 "));
        assertThat(count("member")).isZero();
        assertThat(count("imported")).isZero();
    }

    @Test
    void membersAreEnteredOnceWhateverTheFileIsWrittenIn() throws IOException {
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16, Charset.forName("windows-1252")}) {
            Intake.Result result = intake.read(Kind.MEMBERS, file(MEMBERS + MAUD, charset), false);
            assertThat(result.refused()).isEmpty();
            assertThat(result.entered() + result.known()).isEqualTo(1);
        }
        Intake.Result marked = intake.read(
                Kind.MEMBERS,
                file(
                        "\ufeffKey,Given Name,family_name,EMAIL\n\"M9\",\"Léa, dite Lou\",Roos,lea@roos.example\n",
                        StandardCharsets.UTF_8),
                false);
        assertThat(marked.entered()).isEqualTo(1);
        assertThat(count("member")).isEqualTo(2);
        assertThat(jdbc.sql("select display_name from app_user where login = 'maud@deneve.example'")
                        .query(String.class)
                        .single())
                .isEqualTo("Maud Denève");
        assertThat(jdbc.sql("select distinct state from member")
                        .query(String.class)
                        .list())
                .containsExactly("PROSPECT");
    }

    @Test
    void clientsWaitForTheirVerificationAsAnyOther() throws IOException {
        String heading = "key,kind,name,given_name,enterprise_number,email\n";
        Path file = file(
                heading + "K1,company,Atelier du Pont,,0999001119,pont@pont.example\n"
                        + "K2,person,Dumont,Claire,,claire@dumont.example\n"
                        + "K3,company,Sans Numéro,,0999001118,sans@numero.example\n"
                        + "K4,factory,Usine,,,u@usine.example\n",
                StandardCharsets.UTF_8);
        Intake.Result result = intake.read(Kind.CLIENTS, file, false);
        assertThat(result.entered()).isEqualTo(2);
        assertThat(result.refused()).extracting(Intake.RefusedLine::key).contains("K3", "K4");
        assertThat(intake.read(Kind.CLIENTS, file, false).known()).isEqualTo(2);
        assertThat(jdbc.sql("select distinct state from client")
                        .query(String.class)
                        .list())
                .containsExactly("UNVERIFIED");
    }

    @Test
    void openingBalancesAreBalancedEntriesThatUnitsHave() throws IOException {
        coop.unit(coop.person("Maud", "Deneve"));
        String heading = "key,entity,date,account,unit,debit,credit\n";
        Path file = file(
                heading
                        + "O1,PROD,2026-11-01,550,,1500.00,\nO1,PROD,2026-11-01,opening,pot,,1000.00\nO1,PROD,2026-11-01,opening,fund,,500.00\n"
                        + "O2,PROD,2026-11-01,bank,,10.00,\n"
                        + "O3,PROD,2026-11-01,400,,10.00,\nO3,PROD,2026-11-01,550,,,10.00\n"
                        + "O4,NONE,2026-11-01,550,,10.00,10.00\n"
                        + "O5,PROD,2026-11-01,550,,10.00,\nO5,PROD,2026-11-01,opening,M77,,10.00\n",
                StandardCharsets.UTF_8);
        Intake.Result result = intake.read(Kind.OPENING_BALANCES, file, false);
        assertThat(result.entered()).isEqualTo(1);
        assertThat(result.refused())
                .extracting(refused -> refused.key() + " " + refused.reason().code())
                .containsExactly(
                        "O2 installation.opening_unbalanced",
                        "O3 installation.opening_account",
                        "O4 installation.reference_unknown",
                        "O5 installation.reference_unknown");
        assertThat(intake.read(Kind.OPENING_BALANCES, file, false).known()).isEqualTo(1);
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void whatIsNoSuchFileIsRefusedInOneLine() throws IOException {
        assertRefused("key,name\nK1,X\n", "lacks the columns [kind]");
        assertRefused("key,kind,name,colour\n", "not known: [colour]");
        assertRefused("", "lacks the columns");
        assertRefused("key,kind,name\nK1,\"person,X\n", "no CSV");
        assertThatThrownBy(() -> intake.read(Kind.CLIENTS, directory.resolve("nothing"), true))
                .isInstanceOf(CannotRun.class);
    }

    private void assertRefused(String text, String why) throws IOException {
        Path file = file(text, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> intake.read(Kind.CLIENTS, file, true))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining(why);
    }

    private Path file(String text, Charset charset) throws IOException {
        return Files.write(directory.resolve("file.csv"), text.getBytes(charset));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
