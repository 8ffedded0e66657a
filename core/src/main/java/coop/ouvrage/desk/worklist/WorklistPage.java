package coop.ouvrage.desk.worklist;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.WaitingItem;
import coop.ouvrage.worklist.Worklist;
import coop.ouvrage.worklist.spi.ItemFacts;
import coop.ouvrage.worklist.spi.ItemFacts.Fact;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The worklist: rows at the left, what is known of the open one at the right. */
@Controller
class WorklistPage {

    private static final int MOST = 500;

    private final Worklist worklist;
    private final Parties parties;
    private final Users users;
    private final CurrentUser current;
    private final BusinessTime time;
    private final ObjectProvider<ItemFacts> facts;

    WorklistPage(
            Worklist worklist,
            Parties parties,
            Users users,
            CurrentUser current,
            BusinessTime time,
            ObjectProvider<ItemFacts> facts) {
        this.worklist = worklist;
        this.parties = parties;
        this.users = users;
        this.current = current;
        this.time = time;
        this.facts = facts;
    }

    @GetMapping("/desk/worklist")
    String show(ListQuery query, Form form, Words words, Model model) {
        List<Row> rows = rows(query, words);
        String open = form.text("open");
        Row chosen = rows.stream()
                .filter(row -> row.id().toString().equals(open))
                .findFirst()
                .orElse(rows.isEmpty() ? null : rows.getFirst());
        List<Row> shown =
                rows.stream().skip(query.offset()).limit(ListQuery.SIZE).toList();
        model.addAttribute(
                "list",
                new WorklistView(
                        query,
                        shown,
                        rows.size(),
                        rows.stream().filter(Row::isLate).count(),
                        worklist.counts(),
                        chosen == null ? null : detail(chosen, words)));
        return "desk/worklist";
    }

    /** The right side alone, for a row that was chosen by keyboard or click. */
    @GetMapping("/desk/worklist/{id}/detail")
    String detail(@PathVariable UUID id, Words words, Model model) {
        Row row = rows(ListQuery.of(""), words).stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("detail", detail(row, words));
        return "desk/worklist-detail";
    }

    /** What would be done to the chosen ones, before it is. */
    @PostMapping("/desk/worklist/preview")
    String preview(Form form, Words words, Model model) {
        List<String> picked = form.all("pick");
        List<Row> chosen = rows(ListQuery.of(""), words).stream()
                .filter(row -> picked.contains(row.id().toString()))
                .toList();
        if (chosen.isEmpty()) {
            return "redirect:/desk/worklist";
        }
        model.addAttribute("rows", chosen);
        model.addAttribute("give", "give".equals(form.text("do")));
        return "desk/worklist-preview";
    }

    @PostMapping("/desk/worklist/assign")
    String assign(Form form) {
        UUID to = "give".equals(form.text("do"))
                ? null
                : current.id().map(UserId::value).orElse(null);
        form.all("pick").stream().map(UUID::fromString).forEach(item -> worklist.assign(item, to));
        return Toast.redirect("/desk/worklist", to == null ? "items_given_back" : "items_taken");
    }

    /** Somebody has settled elsewhere what nothing here closes. */
    @PostMapping("/desk/worklist/{id}/close")
    String close(@PathVariable UUID id, Form form) {
        WaitingItem item = worklist.find(id)
                .filter(found -> SettledByHand.allows(found.item().kind()))
                .orElseThrow(NotFound::new);
        worklist.settle(item, form.text("reason")).orThrow();
        return Toast.redirect("/desk/worklist", "item_closed");
    }

    private List<Row> rows(ListQuery query, Words words) {
        Queue queue = Arrays.stream(Queue.values())
                .filter(q -> q.name().equals(query.filter()))
                .findFirst()
                .orElse(null);
        List<WaitingItem> items = worklist.waiting(queue, null, MOST);
        Map<UUID, String> names =
                parties.names(items.stream().map(i -> whom(i.item())).toList());
        UUID me = current.id().map(UserId::value).orElse(null);
        String wanted = query.search().toLowerCase(Locale.ROOT);
        return items.stream()
                .map(item -> row(item, words, names.getOrDefault(whom(item.item()), ""), me))
                .filter(row -> wanted.isEmpty()
                        || (row.title() + " " + row.who())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted))
                .filter(row -> !"MINE".equals(query.filter()) || row.isMine())
                .toList();
    }

    private static UUID whom(Item item) {
        return Objects.requireNonNullElse(item.about(), item.subject());
    }

    private Row row(WaitingItem waiting, Words words, String name, @Nullable UUID me) {
        String who = name.isEmpty() ? userName(waiting) : name;
        return new Row(
                waiting,
                Row.title(waiting, words),
                who,
                waiting.assignedTo() != null,
                me != null && me.equals(waiting.assignedTo()),
                waiting.item().deadline() != null && waiting.item().deadline().isBefore(time.now()));
    }

    private String userName(WaitingItem waiting) {
        return "user".equals(waiting.item().subjectType())
                ? users.find(new UserId(waiting.item().subject()))
                        .map(Users.User::name)
                        .orElse("")
                : "";
    }

    private static Fact spoken(Fact fact, Words words) {
        String value = words.has(fact.value()) ? words.t(fact.value()) : words.spoken(fact.value());
        return new Fact(words.t(fact.label()), value, fact.href());
    }

    private Detail detail(Row row, Words words) {
        String taker = row.waiting().assignedTo() == null
                ? ""
                : users.find(new UserId(row.waiting().assignedTo()))
                        .map(Users.User::name)
                        .orElse("");
        return new Detail(
                row,
                facts.stream()
                        .filter(source -> source.knows(row.waiting().item().subjectType()))
                        .flatMap(source -> source.of(row.waiting().item()).stream())
                        .map(fact -> spoken(fact, words))
                        .toList(),
                taker);
    }
}
