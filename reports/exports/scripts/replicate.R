# Works the released figures out again from each other, as far as released tables allow, and says where they differ by more than the
# rounding of printed figures explains. Run it in the folder into which the archive was unpacked:
#   Rscript replicate.R
# It needs R 4.0 or later and no package. It writes replicated.csv, a row for each figure that was worked out again, and ends with
# status 1 if one of them does not agree.
#
# What cannot be worked out from released tables: a group's own mean and range (they rest on answers that nobody gets), tests of chance,
# agreement, whether questions hang together, what goes together with the results.

SCORE <- "score"

table_of <- function(name) {
  read.csv(name, fileEncoding = "UTF-8-BOM", colClasses = "character", check.names = FALSE, na.strings = character())
}

figures <- table_of("figures.csv")
figures <- figures[!startsWith(figures$what, "#"), ]
for (name in c("n", "invited", "figure", "low", "high")) figures[[name]] <- suppressWarnings(as.numeric(figures[[name]]))
questions <- table_of("questions.csv")
method <- table_of("method.csv")
guarded <- any(method$name == "policy.guarded" & method$value == "1")
constant <- function(name) as.numeric(method$value[method$name == name])

checks <- list()
check <- function(rule, row, printed, found, within) {
  agrees <- abs(printed - found) <= within + 1e-9
  checks[[length(checks) + 1]] <<- data.frame(
    rule = rule, what = row$what, code = row$code, group = row$group, estimand = row$estimand,
    printed = printed, found = round(found, 4), within = within, agrees = agrees
  )
}

is_plain <- function(rows) !is.na(rows$figure) & rows$bound == ""
of <- function(what, code, estimand) figures[figures$what == what & figures$code == code & figures$estimand == estimand, ]

# Each group the same: the mean of the groups' figures. They are rounded, and so is the mean.
each_group_the_same <- function(row) {
  groups <- of(row$what, row$code, "group")
  groups <- groups[!is.na(groups$figure), ]
  if (nrow(groups) < 2) return(invisible())
  if (all(groups$bound != "cell")) {
    check("each group the same", row, row$figure, mean(groups$figure), 1)
  } else {
    middle <- ifelse(groups$bound == "cell", groups$figure + constant("thresholds.CELL") / 2, groups$figure)
    check("each group the same", row, row$figure, mean(middle), 1 + constant("thresholds.CELL") / 2)
  }
}

# Every invited person the same: groups weigh as many people as were invited. Only where no group is hidden in it.
every_person_the_same <- function(row) {
  groups <- of(row$what, row$code, "group")
  known <- all(is_plain(groups)) && !anyNA(groups$invited) && nrow(groups) > 1
  if (!known || is.na(row$n) || sum(groups$n) != row$n) return(invisible())
  light <- groups$invited > constant("estimands.MOST_WEIGHT") * groups$n | groups$n < constant("policy.k")
  if (any(light)) return(invisible())
  check("every invited person the same", row, row$figure, sum(groups$invited * groups$figure) / sum(groups$invited), 1)
}

# The topics of a headline, and their figures of the same kind and group.
mine <- function(row) unique(questions$topic[questions$headline == row$code])
topics_of <- function(row) {
  figures[figures$what == "topic" & figures$code %in% mine(row) & figures$estimand == row$estimand & figures$group == row$group, ]
}

# A headline is the mean of its topics, person by person. Where everybody has every topic it is the mean of the topics' figures.
headline_from_topics <- function(row) {
  parts <- topics_of(row)
  if (nrow(parts) < length(mine(row)) || nrow(parts) == 0 || !all(is_plain(parts)) || any(parts$n != row$n)) return(invisible())
  check("headline from topics", row, row$figure, mean(parts$figure), 1)
}

# A difference is that of the two printed figures; where the groups were asked different questions, of those on the questions that both were
# asked.
difference <- function(row) {
  pair <- if (row$part == "") of("topic", row$code, "group") else of("on_shared", row$code, "group")
  pair <- pair[pair$part == row$part, ]
  a <- pair$figure[pair$group == row$group]
  b <- pair$figure[pair$group == row$against]
  check("difference", row, row$figure, a - b, 0)
}

# A change is this round's figure minus the last round's, where the same mean stood first in both.
change <- function(row) {
  before <- of("before", row$code, row$estimand)
  now <- of("topic", row$code, row$estimand)
  if (nrow(before) == 1 && nrow(now) == 1 && is_plain(now)) check("change", row, row$figure, now$figure - before$figure, 1)
}

# Everyone invited answered: there is no range.
census <- function(row) {
  check("no range", row, row$low, row$figure, 0)
  check("no range", row, row$high, row$figure, 0)
}

# Few answers: the range of a typical spread, on the logit scale, corrected for the number invited.
typical_range <- function(row) {
  if (row$estimand != "group" || row$figure <= 0 || row$figure >= 100) return(invisible())
  share <- row$figure / 100
  left <- if (is.na(row$invited)) 1 else 1 - row$n / row$invited
  half <- qnorm(0.975) * constant("intervals.TYPICAL_SD") / 100 * sqrt(left / row$n) / (share * (1 - share))
  check("typical range", row, row$low, 100 * plogis(qlogis(share) - half), 1.5)
  check("typical range", row, row$high, 100 * plogis(qlogis(share) + half), 1.5)
}

# A headline that is made of topics has the average of their ranges, and is as cautious as the most cautious of them.
range_of_topics <- function(row) {
  parts <- topics_of(row)
  if (nrow(parts) == 0 || all(parts$precision == "typical")) return(typical_range(row))
  if (nrow(parts) < length(mine(row)) || anyNA(parts$low)) return(invisible())
  check("range of topics", row, row$low, row$figure - mean(parts$figure - parts$low), 1.5)
  check("range of topics", row, row$high, row$figure + mean(parts$high - parts$figure), 1.5)
}

# A group's score too near to an end is printed as a bound that depends on the number of answers, and lies further in, by up to as much
# again, where the steps of a scale do not divide 50 points, and by up to five times as much where there are but two answers (in a round
# that is guarded against colleagues by more).
bound <- function(row) {
  margin <- constant("thresholds.WIDTH") / row$n
  ends <- if (row$bound == "at_least") floor(100 - c(5, 1) * margin + 1e-9) else ceiling(c(1, 5) * margin - 1e-9)
  check("bound", row, row$figure, min(max(row$figure, ends[1]), ends[2]), 0)
}

# Everybody who took part, where every group is shown.
taking_part <- function() {
  rows <- figures[figures$what == "taking_part", ]
  groups <- rows[rows$group != "", ]
  whole <- rows[rows$group == "", ]
  if (nrow(groups) > 0 && !anyNA(groups$figure) && !is.na(whole$figure)) {
    check("taking part", whole, whole$figure, sum(groups$figure), 0)
    if (!anyNA(groups$invited)) check("taking part", whole, whole$invited, sum(groups$invited), 0)
  }
}

# Shares of one question add up to 100, unless several answers could be given.
shares <- function() {
  rows <- figures[figures$what %in% c("share", "reached"), ]
  key <- paste(rows$what, rows$code, rows$group, sep = "\r")
  for (some in split(rows, factor(key, unique(key)))) {
    if (some$code[1] %in% questions$code[questions$kind == "choices"] || anyNA(some$figure)) next
    check("shares add up", some[1, ], sum(some$figure), 100, 0)
  }
}

# The balance of a question from 0 to 10: the bars from 9 on minus the bars up to 6.
balance <- function(row) {
  bars <- of("share", row$code, "answers")
  if (nrow(bars) == 0 || anyNA(bars$figure) || any(bars$bound != "")) return(invisible())
  points <- lapply(strsplit(bars$part, "|", fixed = TRUE), as.numeric)
  high <- sapply(points, min) >= constant("recommending.HIGH_FROM")
  low <- sapply(points, max) <= constant("recommending.LOW_TO")
  check("balance", row, row$figure, sum(bars$figure[high]) - sum(bars$figure[low]), 1 + sum(high | low))
}

# How far an indicator came on the way from where it started to its target.
indicator <- function(row) {
  part <- function(name) figures$figure[figures$what == "indicator" & figures$code == row$code & figures$part == name]
  way <- 100 * (part("actual") - part("baseline")) / (part("target") - part("baseline"))
  check("indicator", row, row$figure, min(100, max(0, way)), 0.5)
}

taking_part()
shares()
for (place in seq_len(nrow(figures))) {
  row <- figures[place, ]
  if (is.na(row$figure)) next
  scored <- row$unit == SCORE
  plain <- row$bound == ""
  if (scored && row$estimand == "groups" && plain && row$what %in% c("headline", "topic", "item")) each_group_the_same(row)
  if (scored && row$estimand == "people" && plain && row$what %in% c("headline", "topic")) every_person_the_same(row)
  if (row$what == "headline" && plain) headline_from_topics(row)
  if (row$what == "difference") difference(row)
  if (row$what == "change" && row$group == "") change(row)
  if (scored && row$precision == "census") census(row)
  if (scored && row$precision == "typical" && plain) (if (row$what == "headline") range_of_topics else typical_range)(row)
  if (scored && row$estimand == "group" && row$bound %in% c("at_least", "at_most") && row$what == "topic" && !guarded) bound(row)
  if (row$what == "balance") balance(row)
  if (row$what == "indicator" && row$part == "achievement") indicator(row)
}

checks <- if (length(checks)) do.call(rbind, checks) else data.frame(rule = character(), agrees = logical())
write.csv(checks, "replicated.csv", row.names = FALSE, fileEncoding = "UTF-8")
print(table(rule = checks$rule, agrees = checks$agrees))
cat(sprintf("%d of %d figures agree.\n", sum(checks$agrees), nrow(checks)))
if (!all(checks$agrees)) {
  print(checks[!checks$agrees, ], row.names = FALSE)
  quit(status = 1)
}
