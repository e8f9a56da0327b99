# Reads the released figures with their labels. Run it in the folder into which the archive was unpacked:
#   Rscript read.R          or, at the prompt,    source("read.R"); figures <- read_figures()
# It uses the package haven or foreign if one of them is there, and needs neither. A figure that is not shown is NA; the column
# "reason" says why.

LABELLED <- c("what", "estimand", "unit", "bound", "precision")
NUMBERS <- c("n", "invited", "figure", "low", "high")

read_figures <- function(folder = ".") {
  sav <- file.path(folder, "figures.sav")
  if (file.exists(sav) && requireNamespace("haven", quietly = TRUE)) {
    figures <- as.data.frame(haven::read_sav(sav, user_na = FALSE))
    for (name in c(LABELLED, "group", "against")) figures[[name]] <- haven::as_factor(figures[[name]])
    for (name in NUMBERS) figures[[name]] <- as.numeric(haven::zap_labels(figures[[name]]))
    return(figures)
  }
  if (file.exists(sav) && requireNamespace("foreign", quietly = TRUE)) {
    read <- function() foreign::read.spss(sav, to.data.frame = TRUE, use.missings = TRUE, reencode = FALSE, trim_values = TRUE)
    figures <- joined(suppressWarnings(read()))
    for (name in NUMBERS) figures[[name]] <- as.numeric(as.character(figures[[name]]))
    return(figures)
  }
  read_figures_as_text(folder)
}

# foreign parts long texts, even within a letter, into columns of its own, whose names are in capitals as none of ours is, and fills them
# up with blanks. Put together, their bytes are UTF-8 again.
joined <- function(figures) {
  utf8 <- function(words) {
    Encoding(words) <- "UTF-8"
    words
  }
  for (at in rev(grep("^[A-Z0-9_]+$", names(figures)))) {
    figures[[at - 1]] <- paste0(figures[[at - 1]], figures[[at]])
    figures[[at]] <- NULL
  }
  for (name in names(figures)) {
    if (is.character(figures[[name]])) figures[[name]] <- trimws(utf8(figures[[name]]))
    if (is.factor(figures[[name]])) levels(figures[[name]]) <- utf8(levels(figures[[name]]))
  }
  if (!is.null(attr(figures, "variable.labels"))) attr(figures, "variable.labels") <- utf8(attr(figures, "variable.labels"))
  figures
}

# From the tables alone: words stand in figures.csv as codes, columns.csv says what each means.
read_figures_as_text <- function(folder = ".") {
  table <- function(name) {
    read.csv(file.path(folder, name), fileEncoding = "UTF-8-BOM", colClasses = "character", check.names = FALSE, na.strings = character())
  }
  figures <- table("figures.csv")
  figures <- figures[!startsWith(figures$what, "#"), ]
  meanings <- table("columns.csv")
  for (name in LABELLED) {
    known <- meanings[meanings[[1]] == name & meanings[[2]] != "", ]
    figures[[name]] <- factor(figures[[name]], levels = known[[2]], labels = make.unique(known[[3]]))
  }
  for (name in NUMBERS) figures[[name]] <- as.numeric(ifelse(figures[[name]] == "", NA, figures[[name]]))
  figures
}

if (sys.nframe() == 0) {
  figures <- read_figures()
  str(figures, vec.len = 1)
}
