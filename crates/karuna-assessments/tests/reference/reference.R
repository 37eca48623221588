# Reference numbers for scores of one person: errors of measurement, intervals,
# standing, reliable change, cut-offs, slopes, runs of equal answers.
#
# Run:      Rscript reference.R reference.json
# Made with R 4.2.2. Every number comes from base R; three packages only check
# them and may be absent: psychometric 2.3, psych 2.2.9, careless 1.2.2
# (install.packages(c("psychometric", "psych", "careless"))).
# The run stops when a check fails.
#
# Expected numbers have 17 significant digits; inputs have as few as give the
# same double back. null means: not defined (division by zero, outside a table,
# one answer only), or that the package which gives the number is absent.

options(warn = 2)
set.seed(20261125, kind = "Mersenne-Twister", normal.kind = "Inversion",
         sample.kind = "Rejection")

has <- function(p) suppressWarnings(requireNamespace(p, quietly = TRUE))
version_of <- function(p) if (has(p)) as.character(utils::packageVersion(p)) else NA_character_
near <- function(a, b, tolerance = 1e-12) stopifnot(isTRUE(all.equal(unname(a), unname(b), tolerance = tolerance)))

# ---- JSON -------------------------------------------------------------------
text_json <- function(s) paste0("\"", gsub("([\"\\\\])", "\\\\\\1", s), "\"")
number <- function(x, full) {
  if (is.na(x) || is.infinite(x)) return("null")
  if (full) return(sprintf("%.17g", x))
  for (d in 1:17) {
    s <- format(x, digits = min(d, 15), scientific = abs(x) >= 1e15 || (x != 0 && abs(x) < 1e-5))
    if (d > 15) s <- sprintf("%.*g", d, x)
    if (as.numeric(s) == x) return(s)
  }
  sprintf("%.17g", x)
}
# `I(x)` marks a vector that stays an array even with one entry.
json <- function(x, full) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    parts <- vapply(x, json, "", full = full)
    if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ", "), "]"))
    return(paste0("{", paste0(vapply(names(x), text_json, ""), ": ", parts, collapse = ", "), "}"))
  }
  one <- function(v) {
    if (is.character(v)) { if (is.na(v)) "null" else text_json(v) }
    else if (is.logical(v)) { if (is.na(v)) "null" else if (v) "true" else "false" }
    else number(v, full)
  }
  parts <- vapply(seq_along(x), function(i) one(unclass(x)[i]), "")
  if (length(x) == 1 && !inherits(x, "AsIs")) parts
  else paste0("[", paste(parts, collapse = ", "), "]")
}

cases <- list()
add <- function(kind, name, inputs, expected, source = NULL, published = NULL, note = NULL) {
  if (any(vapply(cases, function(k) k$name == name, NA))) stop("name used twice: ", name)
  cases[[length(cases) + 1]] <<- list(kind = kind, name = name, inputs = inputs,
    expected = expected, source = source, published = published, note = note)
}
# The same, with the formula of `kind` applied to the inputs.
put <- function(kind, tail, inputs, ..., published_name = FALSE) {
  name <- if (published_name) paste0("published-", tail) else paste0(kind, "-", tail)
  add(kind, name, inputs, do.call(formula_of[[kind]], inputs), ...)
}
pub <- function(kind, tail, inputs, source, ...) put(kind, tail, inputs, source = source, ..., published_name = TRUE)

# ---- the formulas -----------------------------------------------------------
se_meas <- function(sd, r) sd * sqrt(1 - r)          # of measurement
se_est  <- function(sd, r) sd * sqrt(r * (1 - r))    # of estimation: true score
se_pred <- function(sd, r) sd * sqrt(1 - r^2)        # of prediction: retest
ratio <- function(a, b) if (b == 0) NA_real_ else a / b

line_of <- function(mean1, sd1, mean2, sd2, r12) {
  b <- r12 * sd2 / sd1
  list(b = b, c = mean2 - b * mean1)
}

formula_of <- list(
  "sem" = function(sd, reliability) {
    sem <- se_meas(sd, reliability)
    if (has("psychometric")) {
      near(sem, psychometric::SE.Meas(sd, reliability))
      near(se_est(sd, reliability), psychometric::SE.Est(sd, reliability))
      near(se_pred(sd, reliability), psychometric::SE.Pred(sd, reliability))
    }
    list(sem = sem, sed = sem * sqrt(2), see = se_est(sd, reliability),
         sep = se_pred(sd, reliability), mdc95 = qnorm(0.975) * sem * sqrt(2))
  },
  "interval-observed" = function(score, sd, reliability, level) {
    half <- qnorm((1 + level) / 2) * se_meas(sd, reliability)
    if (has("psychometric")) {
      ci <- psychometric::CI.obs(score, sd, reliability, level)
      near(c(score - half, score + half), c(ci$LCL, ci$UCL), 1e-9)
    }
    list(low = score - half, high = score + half)
  },
  "interval-true" = function(score, mean, sd, reliability, level) {
    t <- mean + reliability * (score - mean)
    half <- qnorm((1 + level) / 2) * se_est(sd, reliability)
    if (has("psychometric")) {
      ci <- psychometric::CI.tscore(score, mean, sd, reliability, level)
      near(c(t - half, t, t + half), c(ci$LCL, ci$T.Score, ci$UCL), 1e-9)
    }
    list(estimate = t, low = t - half, high = t + half)
  },
  "standing" = function(score, mean, sd) {
    z <- (score - mean) / sd
    list(z = z, t = 50 + 10 * z, percentile = 100 * pnorm(z))
  },
  "percentile-table" = function(table, score) {
    at <- vapply(table, function(p) p$score, 0)
    pr <- vapply(table, function(p) p$percentile, 0)
    list(percentile = approx(at, pr, xout = score, method = "linear", rule = 1)$y)
  },
  "jacobson-truax" = function(first, last, sd, reliability) {
    sed <- sqrt(2 * se_meas(sd, reliability)^2)
    list(sed = sed, rci = ratio(last - first, sed))
  },
  "speer" = function(first, last, mean, sd, reliability) {
    t <- mean + reliability * (first - mean)
    sem <- se_meas(sd, reliability)
    low <- t - 2 * sem
    high <- t + 2 * sem
    list(true_first = t, low = low, high = high, outside = last < low || last > high)
  },
  "practice" = function(first, last, mean_first, mean_last, sd, reliability) {
    sed <- se_meas(sd, reliability) * sqrt(2)
    list(sed = sed, index = ratio((last - first) - (mean_last - mean_first), sed))
  },
  "regression" = function(first, last, mean1, sd1, mean2, sd2, r12) {
    l <- line_of(mean1, sd1, mean2, sd2, r12)
    predicted <- l$b * first + l$c
    see <- sd2 * sqrt(1 - r12^2)
    list(b = l$b, c = l$c, see = see, predicted = predicted, z = ratio(last - predicted, see))
  },
  "regression-crawford" = function(first, last, mean1, sd1, mean2, sd2, r12, n) {
    l <- line_of(mean1, sd1, mean2, sd2, r12)
    predicted <- l$b * first + l$c
    see <- sd2 * sqrt(1 - r12^2)
    widen <- sqrt(1 + 1 / n + (first - mean1)^2 / (sd1^2 * (n - 1)))
    se <- see * sqrt((n - 1) / (n - 2)) * widen
    t <- ratio(last - predicted, se)
    near_lm(first, mean1, sd1, mean2, sd2, r12, n, predicted, se)
    # Without (n - 1)/(n - 2), as some calculators have it; not the one to follow.
    bare <- see * widen
    list(predicted = predicted, se = se, t = t, df = n - 2, p = 2 * pt(-abs(t), df = n - 2),
         se_without_n_correction = bare, t_without_n_correction = ratio(last - predicted, bare))
  },
  "cut-offs" = function(mean_dysfunctional, sd_dysfunctional, mean_functional, sd_functional,
                        higher_is_better) {
    d <- if (higher_is_better) 1 else -1
    list(a = mean_dysfunctional + d * 2 * sd_dysfunctional,
         b = mean_functional - d * 2 * sd_functional,
         c = (sd_functional * mean_dysfunctional + sd_dysfunctional * mean_functional) /
           (sd_functional + sd_dysfunctional))
  },
  "difference" = function(x1, x2, sd, r1, r2) {
    se <- sd * sqrt(2 - r1 - r2)
    near(se, sqrt(se_meas(sd, r1)^2 + se_meas(sd, r2)^2))
    list(se = se, z = ratio(x1 - x2, se))
  },
  "slope" = function(days, scores) {
    d <- as.numeric(days); y <- as.numeric(scores)
    ols <- unname(coef(lm(y ~ d))[2])
    pairs <- utils::combn(length(d), 2)
    dx <- d[pairs[2, ]] - d[pairs[1, ]]
    dy <- y[pairs[2, ]] - y[pairs[1, ]]
    s <- (dy / dx)[dx != 0]                     # two sheets of one day give no slope
    stopifnot(abs(ols - sum((d - mean(d)) * (y - mean(y))) / sum((d - mean(d))^2)) < 1e-12)
    list(ols = ols, theil_sen = median(s), pairs = length(s))
  },
  "run" = function(answers) {
    x <- as.numeric(unclass(answers))
    longest <- max(rle(x)$lengths)
    irv <- sd(x, na.rm = TRUE)
    cl <- ci <- ca <- NA_real_
    if (has("careless")) {
      m <- matrix(x, nrow = 1)
      cl <- careless::longstring(m)
      ca <- careless::longstring(m, avg = TRUE)$avgstr
      ci <- careless::irv(m)
      near(longest, cl); near(irv, ci)
    }
    if (has("psych") && !is.na(irv)) near(irv, psych::describe(x)$sd)
    list(longest = longest, irv = irv, careless_longstring = cl, careless_average_run = ca,
         careless_irv = ci)
  },
  "percentile-ranks" = function(below, at, above) {
    n <- below + at + above
    list(A = ratio(100 * below, n), B = ratio(100 * (below + at), n),
         C = ratio(100 * (below + at / 2), n))
  }
)

# A sample with exactly these means, SDs and correlation: lm() and predict() of
# one new person must give the same prediction and standard error.
near_lm <- function(first, mean1, sd1, mean2, sd2, r12, n, predicted, se) {
  if (n < 4 || n > 500 || abs(r12) == 1) return(invisible())
  i <- seq_len(n)
  x <- as.numeric(scale(i))
  e <- as.numeric(scale(resid(lm(cos(i * 1.7) ~ x))))
  d <- data.frame(x = mean1 + sd1 * x, y = mean2 + sd2 * (r12 * x + sqrt(1 - r12^2) * e))
  stopifnot(abs(cor(d$x, d$y) - r12) < 1e-9)
  p <- predict(lm(y ~ x, d), data.frame(x = first), se.fit = TRUE)
  stopifnot(abs(p$fit - predicted) < 1e-8 * (1 + abs(predicted)),
            abs(sqrt(p$se.fit^2 + p$residual.scale^2) - se) < 1e-8 * se)
}

# ---- drawn inputs -----------------------------------------------------------
draw <- function(lo, hi, digits = 2) round(runif(1, lo, hi), digits)
rel  <- function() draw(0.5, 0.97, 3)

# sem
put("sem", "plain", list(sd = 7.5, reliability = 0.8))
put("sem", "zero-reliability", list(sd = 10, reliability = 0))
put("sem", "perfect-reliability", list(sd = 10, reliability = 1))
put("sem", "nearly-perfect", list(sd = 15, reliability = 0.999999))
put("sem", "nearly-none", list(sd = 15, reliability = 1e-6))
put("sem", "tiny-sd", list(sd = 1e-6, reliability = 0.91))
put("sem", "huge-sd", list(sd = 1e6, reliability = 0.91))
for (k in 1:4) put("sem", paste0("drawn-", k), list(sd = draw(0.3, 25), reliability = rel()))

# interval-observed
io <- function(tail, score, sd, reliability, level, ...) put("interval-observed", tail,
  list(score = score, sd = sd, reliability = reliability, level = level), ...)
io("95", 112, 15, 0.84, 0.95)
io("68", 112, 15, 0.84, 0.68)
io("level-zero", 20, 5, 0.8, 0)
io("level-nearly-one", 20, 5, 0.8, 0.999999,
   note = "so far out that (1 + level)/2 and 1 - (1 - level)/2 differ after ten digits: compare to 1e-9")
io("zero-reliability", 3.2, 0.7, 0, 0.9)
io("perfect-reliability", 3.2, 0.7, 1, 0.99)
io("negative-score", -4, 2.5, 0.75, 0.95)
for (k in 1:4) io(paste0("drawn-", k), draw(0, 60), draw(0.5, 15), rel(), sample(c(0.8, 0.9, 0.95, 0.99), 1))

# interval-true
it <- function(tail, score, mean, sd, reliability, level) put("interval-true", tail,
  list(score = score, mean = mean, sd = sd, reliability = reliability, level = level))
it("95", 130, 100, 15, 0.84, 0.95)
it("at-the-mean", 100, 100, 15, 0.84, 0.9)
it("zero-reliability", 130, 100, 15, 0, 0.95)
it("perfect-reliability", 130, 100, 15, 1, 0.95)
it("half-reliability-widest", 130, 100, 15, 0.5, 0.95)
it("far-below", -40, 50, 10, 0.7, 0.999)
it("level-zero", 2, 3, 0.6, 0.9, 0)
for (k in 1:4) it(paste0("drawn-", k), draw(0, 60), draw(15, 45), draw(2, 12), rel(), sample(c(0.8, 0.9, 0.95, 0.99), 1))

# standing
st <- function(tail, score, mean, sd) put("standing", tail, list(score = score, mean = mean, sd = sd))
st("at-the-mean", 3, 3, 0.6)
st("one-above", 3.6, 3, 0.6)
st("two-below", 30, 50, 10)
st("eight-below", -30, 50, 10)
st("eight-above", 130, 50, 10)
st("thirty-seven-below", -320, 50, 10)
st("tiny-step", 50.00000001, 50, 10)
for (k in 1:5) st(paste0("drawn-", k), draw(0, 60), draw(15, 45), draw(2, 12))

# percentile-table
points <- function(s, p) lapply(seq_along(s), function(i) list(score = s[i], percentile = p[i]))
up    <- points(c(10, 14, 15, 19, 26, 30), c(1, 16, 25, 50, 84, 99))
down  <- points(c(0, 5, 10, 20), c(95, 60, 30, 4))
flat  <- points(c(1, 2, 3, 4), c(10, 50, 50, 90))
two   <- points(c(0, 1), c(0, 100))
pt_case <- function(tail, table, score, ...) put("percentile-table", tail, list(table = table, score = score), ...)
pt_case("at-a-point", up, 19)
pt_case("at-the-lowest", up, 10)
pt_case("at-the-highest", up, 30)
pt_case("between", up, 16.5)
pt_case("just-inside", up, 10.000001)
pt_case("below-the-table", up, 9.999999)
pt_case("above-the-table", up, 31)
pt_case("falling-percentiles", down, 7.5)
pt_case("flat-stretch", flat, 2.4)
pt_case("two-points", two, 0.3)
for (k in 1:3) {
  s <- sort(sample(0:60, 7)); p <- sort(round(runif(7, 1, 99), 1))
  pt_case(paste0("drawn-", k), points(s, p), round(runif(1, s[1], s[7]), 2))
}

# jacobson-truax
jt <- function(tail, first, last, sd, reliability, ...) put("jacobson-truax", tail,
  list(first = first, last = last, sd = sd, reliability = reliability), ...)
jt("fall", 20, 8, 5, 0.88)
jt("rise", 2.1, 3.4, 0.62, 0.93)
jt("no-change", 17, 17, 5, 0.88)
jt("zero-reliability", 10, 30, 10, 0)
jt("perfect-reliability", 10, 11, 10, 1, note = "no error of measurement: the index is not defined")
jt("nearly-perfect", 10, 10.001, 10, 0.99999999)
for (k in 1:4) jt(paste0("drawn-", k), draw(10, 50), draw(10, 50), draw(3, 12), rel())

# speer
sp <- function(tail, first, last, mean, sd, reliability, ...) put("speer", tail,
  list(first = first, last = last, mean = mean, sd = sd, reliability = reliability), ...)
sp("inside", 30, 33, 50, 10, 0.75)
sp("on-the-upper-bound", 30, 45, 50, 10, 0.75, note = "a bound itself is inside")
sp("on-the-lower-bound", 30, 25, 50, 10, 0.75, note = "a bound itself is inside")
sp("just-outside", 30, 45.000001, 50, 10, 0.75)
sp("no-change-yet-outside", 95, 95, 50, 10, 0.6, note = "the same score twice lies outside: regression to the mean was expected")
sp("zero-reliability", 30, 71, 50, 10, 0)
sp("perfect-reliability", 30, 30, 50, 10, 1)
sp("perfect-reliability-moved", 30, 30.5, 50, 10, 1)
for (k in 1:4) sp(paste0("drawn-", k), draw(10, 50), draw(10, 50), draw(20, 40), draw(3, 12), rel())

# practice
pr <- function(tail, first, last, mean_first, mean_last, sd, reliability, ...) put("practice", tail,
  list(first = first, last = last, mean_first = mean_first, mean_last = mean_last,
       sd = sd, reliability = reliability), ...)
pr("gain", 100, 120, 103, 109, 10, 0.76)
pr("only-the-practice-gain", 100, 106, 103, 109, 10, 0.76)
pr("no-practice", 20, 8, 15, 15, 5, 0.88)
pr("others-fell", 20, 20, 18, 12.5, 5, 0.88)
pr("zero-reliability", 10, 30, 14, 15, 10, 0)
pr("perfect-reliability", 10, 30, 14, 15, 10, 1, note = "no error of measurement: the index is not defined")
for (k in 1:4) pr(paste0("drawn-", k), draw(10, 50), draw(10, 50), draw(20, 40), draw(20, 40), draw(3, 12), rel())

# regression
rg <- function(tail, first, last, mean1, sd1, mean2, sd2, r12, ...) put("regression", tail,
  list(first = first, last = last, mean1 = mean1, sd1 = sd1, mean2 = mean2, sd2 = sd2, r12 = r12), ...)
rg("plain", 100, 120, 103, 10, 109, 8, 0.76)
rg("at-the-mean", 103, 109, 103, 10, 109, 8, 0.76)
rg("no-correlation", 80, 120, 103, 10, 109, 8, 0)
rg("negative-correlation", 80, 120, 103, 10, 109, 8, -0.4)
rg("perfect-correlation", 80, 120, 103, 10, 109, 8, 1, note = "no error of prediction: z is not defined")
rg("nearly-perfect", 80, 90.7, 103, 10, 109, 8, 0.999999)
rg("unequal-sds", 12, 30, 20, 2, 22, 14, 0.6)
for (k in 1:4) rg(paste0("drawn-", k), draw(10, 50), draw(10, 50), draw(20, 40), draw(3, 12), draw(20, 40), draw(3, 12), rel())

# regression-crawford
rc <- function(tail, first, last, mean1, sd1, mean2, sd2, r12, n, ...) put("regression-crawford", tail,
  list(first = first, last = last, mean1 = mean1, sd1 = sd1, mean2 = mean2, sd2 = sd2, r12 = r12, n = n), ...)
rc("plain", 100, 120, 103, 10, 109, 8, 0.76, 100)
rc("three-people", 100, 120, 103, 10, 109, 8, 0.76, 3, note = "one degree of freedom")
rc("eight-people-far-out", 60, 120, 103, 10, 109, 8, 0.76, 8)
rc("a-million-people", 100, 120, 103, 10, 109, 8, 0.76, 1000000)
rc("exactly-as-predicted", 103, 109, 103, 10, 109, 8, 0.76, 40)
rc("no-correlation", 80, 120, 103, 10, 109, 8, 0, 25)
rc("negative-correlation", 80, 100, 103, 10, 109, 8, -0.4, 25)
rc("very-unlikely", 30, 95, 40, 6, 42, 5, 0.9, 200)
for (k in 1:4) rc(paste0("drawn-", k), draw(10, 50), draw(10, 50), draw(20, 40), draw(3, 12), draw(20, 40), draw(3, 12), rel(), sample(12:160, 1))

# cut-offs
co <- function(tail, md, sdd, mf, sdf, up, ...) put("cut-offs", tail,
  list(mean_dysfunctional = md, sd_dysfunctional = sdd, mean_functional = mf, sd_functional = sdf,
       higher_is_better = up), ...)
co("lower-is-better", 18.3, 7.1, 4.8, 4.3, FALSE)
co("higher-is-better", 2.5, 0.6, 3.3, 0.45, TRUE)
co("equal-sds", 40, 7.5, 60, 7.5, TRUE)
co("wide-overlap", 22, 12, 20, 11, FALSE)
co("no-spread-functional", 30, 6, 10, 0, FALSE)
co("no-spread-dysfunctional", 30, 0, 10, 6, FALSE)
co("very-unequal-sds", 50, 0.01, 10, 20, FALSE)
for (k in 1:4) { low <- k %% 2 == 0
  co(paste0("drawn-", k), draw(25, 45), draw(3, 9), if (low) draw(5, 20) else draw(50, 70), draw(3, 9), !low) }

# difference
df_case <- function(tail, x1, x2, sd, r1, r2, ...) put("difference", tail,
  list(x1 = x1, x2 = x2, sd = sd, r1 = r1, r2 = r2), ...)
df_case("t-scores", 62, 45, 10, 0.9, 0.84)
df_case("z-scores", -0.4, 1.3, 1, 0.9, 0.84)
df_case("equal-scores", 50, 50, 10, 0.7, 0.8)
df_case("zero-reliability", 60, 40, 10, 0, 0)
df_case("one-perfect", 60, 40, 10, 1, 0.8)
df_case("both-perfect", 60, 40, 10, 1, 1, note = "no error of measurement: z is not defined")
for (k in 1:4) df_case(paste0("drawn-", k), draw(25, 75, 1), draw(25, 75, 1), 10, rel(), rel())

# slope
sl <- function(tail, days, scores, ...) put("slope", tail, list(days = I(days), scores = I(scores)), ...)
sl("two-sheets", c(0, 14), c(20, 13))
sl("weekly", c(0, 7, 14, 21, 28), c(21, 19, 20, 15, 12))
sl("irregular", c(0, 3, 4, 30, 31, 90), c(18, 17, 19, 12, 14, 9))
sl("one-wild-score", c(0, 7, 14, 21, 28, 35), c(20, 19, 18, 60, 16, 15))
sl("never-moves", c(0, 5, 9, 40), c(3, 3, 3, 3))
sl("same-day-twice", c(0, 0, 10, 20, 20), c(12, 14, 11, 9, 7), note = "pairs of one day give no slope and are left out of the median")
sl("late-day-numbers", c(20454, 20461, 20475, 20540), c(2.25, 2.5, 2.4, 3.1))
sl("a-year-apart", c(0, 365, 730, 3650), c(40, 38.5, 37, 10))
for (k in 1:4) {
  n <- sample(5:14, 1)
  d <- cumsum(c(0, sample(1:30, n - 1, replace = TRUE)))
  sl(paste0("drawn-", k), d, round(30 - 0.08 * d + rnorm(n, 0, 3), 1))
}

# run
rn <- function(tail, answers, ...) put("run", tail, list(answers = I(answers)), ...)
rn("all-the-same", rep(3, 26))
rn("never-twice", rep(c(1, 5), 10))
rn("two-runs-alike", c(2, 2, 2, 4, 5, 5, 5, 1))
rn("longest-at-the-end", c(1, 2, 3, 4, 4, 4, 4))
rn("one-answer", c(4), note = "one answer has a run of one and no spread")
rn("two-answers", c(1, 2))
rn("missing-breaks-a-run", c(3, 3, NA, 3, 3, 3, 1), note = "null is a missing answer: it ends a run, counts as a run of one, and is left out of the spread")
rn("from-zero", c(0, 0, 1, 0, 3, 0, 0, 0))
for (k in 1:4) rn(paste0("drawn-", k), sample(1:5, sample(12:30, 1), replace = TRUE, prob = c(1, 2, 5, 2, 1)))

# percentile-ranks
pk <- function(tail, below, at, above, ...) put("percentile-ranks", tail, list(below = below, at = at, above = above), ...)
pk("lowest-score", 0, 5, 95)
pk("highest-score", 95, 5, 0)
pk("nobody-there", 40, 0, 60)
pk("everybody-there", 0, 12, 0)
pk("one-person", 0, 1, 0)
pk("below-all", 0, 0, 391)
pk("above-all", 391, 0, 0)
for (k in 1:4) pk(paste0("drawn-", k), sample(0:600, 1), sample(0:60, 1), sample(0:600, 1))

# ---- published worked cases -------------------------------------------------
jt91 <- "Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19, doi 10.1037/0022-006X.59.1.12; the example as repeated in tests of the R packages CECPfuns and clinicalsignificance (printed article not seen)"
pub("sem", "jacobson-truax-1991-errors", list(sd = 7.5, reliability = 0.8), jt91,
    published = list(sem = 3.354102, sed = 4.743416, change_for_95 = 9.296925484568419),
    note = "1.96 instead of the exact quantile gives 9.297096")
pub("cut-offs", "jacobson-truax-1991-cut-offs", list(mean_dysfunctional = 40, sd_dysfunctional = 7.5,
    mean_functional = 60, sd_functional = 7.5, higher_is_better = TRUE), jt91,
    published = list(a = 55, b = 45, c = 50))
pub("jacobson-truax", "jacobson-truax-1991-client", list(first = 32.5, last = 47.5, sd = 7.5, reliability = 0.8), jt91,
    published = list(rci = 3.16), note = "scores of the client and the printed 3.16 from memory, recomputed")
pub("cut-offs", "core-om-cut-offs", list(mean_dysfunctional = 18.3, sd_dysfunctional = 7.1,
    mean_functional = 4.8, sd_functional = 4.3, higher_is_better = FALSE),
    "Connell 2007, doi 10.1192/bjp.bp.105.017657: cut-off 9.9 verified, means and SDs from memory",
    published = list(c = 9.9))
core10 <- "CORE-10 manual values"
pub("cut-offs", "core-10-cut-offs", list(mean_dysfunctional = 19.7, sd_dysfunctional = 7.7,
    mean_functional = 4.7, sd_functional = 4.8, higher_is_better = FALSE), core10,
    published = list(cutoff = 11))
pub("sem", "core-10-errors", list(sd = 7.7, reliability = 0.9), core10,
    published = list(reliable_change = 6),
    note = sprintf("95%% needs %.4f, 90%% %.4f; the manual prints 6", qnorm(.975) * 7.7 * sqrt(.2), qnorm(.95) * 7.7 * sqrt(.2)))
gln_first <- c(30, 20, 10, 8, 6, 4, 2)
gln_seen <- c(-5.47619, -3.571429, -1.666667, -1.285714, -0.904762, -0.52381, -0.142857)
for (k in seq_along(gln_first)) pub("regression", paste0("gulliksen-lord-novick-", k),
    list(first = gln_first[k], last = 2, mean1 = 5, sd1 = 7, mean2 = 5, sd2 = 7, r12 = 0.8),
    "R package clinicalsignificance, tests of method GLN: inputs read, values by its formula",
    published = list(z = gln_seen[k]), note = "this method is the regression one with equal means and SDs")
pub("cut-offs", "oq-45-cut-offs", list(mean_dysfunctional = 68.35, sd_dysfunctional = 22.33,
    mean_functional = 50, sd_functional = 22, higher_is_better = FALSE),
    "R package clinicalsignificance, test quoting Bauer, Lambert & Nielsen 2004 (J Pers Assess 82:60-70)",
    published = list(a = 23.69, b = 94, c = 59.1067),
    note = "b with the functional SD; that package takes the clinical SD there")
pub("sem", "k6-smallest-detectable-change", list(sd = 5.84, reliability = 0.73),
    "K6 in Japan 2023, doi 10.2147/PRBM.S417446", published = list(mdc95 = 8.47),
    note = "printed from an unrounded coefficient: agrees within 0.07")
okg <- "Open Knowledge Graph questions page"
pub("interval-observed", "sem-6-at-112", list(score = 112, sd = 15, reliability = 0.84, level = 0.95), okg,
    published = list(sem = 6, low = 100, high = 124))
pub("interval-observed", "sem-6-at-118", list(score = 118, sd = 15, reliability = 0.84, level = 0.95), okg,
    published = list(sem = 6, low = 106, high = 130))
pub("sem", "sd-12-reliability-81", list(sd = 12, reliability = 0.81), okg, published = list(sem = 5.2))
pub("sem", "sd-12-reliability-96", list(sd = 12, reliability = 0.96), okg, published = list(sem = 2.4))
ten <- c(88, 90, 91, 94, 86, 88, 84, 90, 90, 94)
if (has("psych")) near(sd(ten), psych::describe(ten)$sd)
pub("sem", "ten-scores", list(sd = sd(ten), reliability = 0.88), "statistics tutorial page",
    published = list(sem = 1.098), note = paste("sd of", paste(ten, collapse = ", ")))
pub("percentile-ranks", "three-definitions", list(below = 70, at = 10, above = 20),
    "built from the definitions of Crawford, Garthwaite & Slick 2009, doi 10.1080/13854040902795018",
    published = list(A = 70, B = 80, C = 75))
# Protocol row of the Edwards-Nunnally method.
for (k in seq_along(gln_first)) pub("speer", paste0("edwards-nunnally-", k),
    list(first = gln_first[k], last = 2, mean = 10, sd = 5, reliability = 0.8),
    "R package clinicalsignificance, tests of method EN after Speer 1992 (J Consult Clin Psychol 60:402-408): inputs and the factor 2 read, no printed numbers",
    note = "the same package calls a change by 1.96 in another place")
nt <- "R package neuropsytools (Gaskell), tests and examples, read"
pub("practice", "chelune-1", list(first = 100, last = 120, mean_first = 103, mean_last = 109, sd = 10, reliability = 0.76), nt,
    published = list(predicted = 106, sed = 6.93))
pub("practice", "chelune-2", list(first = 88, last = 103, mean_first = 113, mean_last = 118.7, sd = 7.2, reliability = 0.93), nt,
    published = list(predicted = 93.7, sed = 2.69))
pub("regression", "mcsweeny-1", list(first = 100, last = 120, mean1 = 103, sd1 = 10, mean2 = 109, sd2 = 8, r12 = 0.76), nt,
    published = list(predicted = 107.18, see = 5.2), note = "that test stands commented out there; the numbers agree")
pub("regression", "mcsweeny-2", list(first = 88, last = 103, mean1 = 113, sd1 = 7.2, mean2 = 118.7, sd2 = 8.3, r12 = 0.93), nt,
    published = list(predicted = 91.9, see = 3.05), note = "that test stands commented out there; the numbers agree")
pub("regression-crawford", "regression-from-summary-data", list(first = 26, last = 41, mean1 = 63.8, sd1 = 8.42,
    mean2 = 41.3, sd2 = 13.2, r12 = -0.58, n = 160), nt,
    published = list(predicted = 75.6702, se = 11.4819, t = -3.0196, p = 0.003),
    note = "inputs of its example; the numbers are what its function cont_norms_single_pred gives for them")

# Published numbers must agree within the rounding they were printed with.
digits_of <- function(v) { s <- number(v, FALSE); if (grepl(".", s, fixed = TRUE)) nchar(sub(".*\\.", "", s)) else 0 }
for (k in cases) for (f in names(k$published)) {
  e <- k$expected[[f]]
  if (is.null(e) || k$name == "published-k6-smallest-detectable-change") next
  v <- k$published[[f]]
  if (abs(e - v) > 0.5 * 10^-digits_of(v) + 1e-12) stop(k$name, " ", f, ": ", e, " against ", v)
}
per_kind <- table(vapply(Filter(function(k) !grepl("^published", k$name), cases), function(k) k$kind, ""))
stopifnot(setequal(names(per_kind), names(formula_of)), all(per_kind >= 6))

# ---- write ------------------------------------------------------------------
out <- vapply(cases, function(k) {
  parts <- c(kind = text_json(k$kind), name = text_json(k$name),
             inputs = json(k$inputs, FALSE), expected = json(k$expected, TRUE))
  if (!is.null(k$source)) parts["source"] <- text_json(k$source)
  if (!is.null(k$published)) parts["published"] <- json(k$published, FALSE)
  if (!is.null(k$note)) parts["note"] <- text_json(k$note)
  paste0("    {", paste0("\"", names(parts), "\": ", parts, collapse = ",\n     "), "}")
}, "")
packages <- vapply(c("psychometric", "psych", "careless"), version_of, "")
file <- c(commandArgs(trailingOnly = TRUE), "reference.json")[1]
writeLines(c("{",
  paste0("  \"r\": ", text_json(paste(R.version$major, R.version$minor, sep = ".")), ","),
  paste0("  \"packages\": ", json(as.list(packages), FALSE), ","),
  "  \"seed\": 20261125,",
  "  \"cases\": [", paste(out, collapse = ",\n"), "  ]", "}"), file, useBytes = TRUE)
message(length(cases), " cases: ", paste(names(per_kind), per_kind, collapse = ", "),
        ", published ", length(cases) - sum(per_kind))
